import { getRouteApi } from '@tanstack/react-router'
import { useApplication } from '../../api/applications.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { Candidate } from './candidate.tsx'
import { CandidateSkeleton } from './candidate-skeleton.tsx'
import { FlipButtons } from './header/flip-buttons.tsx'
import { texts } from './texts.ts'
import { useFlipping } from './use-flipping.ts'

const route = getRouteApi('/shell/candidates/$id')

/** One candidate: the resume beside everything that is known, and the list that one came from to leaf through. */
export default function CandidateScreen() {
  const t = useTexts(texts)
  const { id } = route.useParams()
  const flipping = useFlipping(id)
  const { data: application, error, refetch } = useApplication(id)
  if (application) return <Candidate application={application} flipping={flipping} />
  return (
    <>
      <PageHeader title={t('candidate')} actions={<FlipButtons flipping={flipping} />} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CandidateSkeleton />}
    </>
  )
}
