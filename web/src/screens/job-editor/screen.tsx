import { Tabs } from '@mantine/core'
import { IconLayoutKanban } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useJob } from '../../api/jobs.ts'
import { useMay } from '../../api/session.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScreenBody } from '../../ui/screen.tsx'
import { ErrorState, LoadingRows } from '../../ui/states.tsx'
import { CareersPreview } from './careers-preview.tsx'
import { DetailsForm } from './details-form.tsx'
import classes from './job-editor.module.css'
import { StagesForm } from './stages-form.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/shell/jobs/$jobId/edit')
const PARTS = ['details', 'stages', 'careers'] as const

/** Everything that can be said of one job. */
export default function JobEditorScreen() {
  const t = useTexts(texts)
  const { jobId } = route.useParams()
  const { part = 'details' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayUpdate = useMay('jobs.update')
  const { data: job, error, refetch } = useJob(jobId)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const board = (
    <ButtonLink
      to="/jobs/$jobId/board"
      params={{ jobId }}
      variant="default"
      leftSection={<IconLayoutKanban size={16} />}
    >
      {t('board')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={job?.name ?? t('title')} actions={board}>
        <Tabs
          className={classes['tabs'] ?? ''}
          value={part}
          onChange={(next) => void navigate({ search: next === 'details' ? {} : { part: next ?? 'details' } })}
        >
          <Tabs.List aria-label={t('sections')}>
            {PARTS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(name)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </PageHeader>
      {job === undefined ? (
        <LoadingRows />
      ) : part === 'careers' ? (
        <CareersPreview job={job} />
      ) : (
        <ScreenBody narrow>
          {!mayUpdate && <p>{t('readOnly')}</p>}
          {part === 'stages' ? (
            <StagesForm key={job.id} job={job} disabled={!mayUpdate} />
          ) : (
            <DetailsForm key={job.id} job={job} disabled={!mayUpdate} />
          )}
        </ScreenBody>
      )}
    </>
  )
}
