import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScreenBody } from '../../ui/screen.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Filters } from './filters.tsx'
import { FunnelCard } from './funnel.tsx'
import classes from './insight.module.css'
import { IntakeCard } from './intake.tsx'
import { queryOf, rangeOf } from './range.ts'
import { SourcesCard } from './sources.tsx'
import { texts } from './texts.ts'
import { TimeInStageCard } from './time-in-stage.tsx'

const route = getRouteApi('/shell/insight')

/** What the applications of a period say together. Every number leads to the list that it counts. */
export default function InsightScreen() {
  const t = useTexts(texts)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayRead = useMay('insight.read')
  if (!mayRead) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('notPermitted')} hint={t('notPermittedHint')} />
      </>
    )
  }
  const query = queryOf(search)
  return (
    <>
      <PageHeader title={t('title')}>
        <Filters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      </PageHeader>
      <ScreenBody>
        <div className={classes['cards']}>
          <IntakeCard query={query} {...rangeOf(search)} />
          {query.jobId === undefined && <SourcesCard query={query} isWide />}
          <FunnelCard query={query} />
          {query.jobId !== undefined && <SourcesCard query={query} />}
          <TimeInStageCard query={query} />
        </div>
      </ScreenBody>
    </>
  )
}
