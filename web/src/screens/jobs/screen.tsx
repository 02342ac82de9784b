import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconBriefcase, IconPlus, IconSearch } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useJobs } from '../../api/jobs.ts'
import { useMay, useSession } from '../../api/session.ts'
import type { Job } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useShortcut } from '../../keys/use-shortcut.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScreenBody } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx'
import { JobRow } from './job-row.tsx'
import classes from './jobs.module.css'
import { NewJob } from './new-job.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/shell/jobs')

/** Letters alone, so that "developpeur" finds "Développeur". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

const has = (job: Job, q: string) =>
  [job.name, job.internalName, job.department?.name, ...job.offices.map(({ name }) => name)].some(
    (text) => text != null && plain(text).includes(plain(q)),
  )

/** Every job that one may know of, with how many stand where. */
export default function JobsScreen() {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const { status = 'open', q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayCreate = useMay('jobs.create')
  const [isAdding, setAdding] = useState(false)
  const { data: jobs, error, refetch } = useJobs({ withCounts: true })
  useShortcut({ keys: 'n', description: t('newJobKey'), scope: t('title'), run: () => setAdding(true) }, mayCreate)

  const shown = (jobs ?? []).filter((job) => (status === 'all' || job.status === status) && (q === '' || has(job, q)))
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('newJob')}
    </Button>
  )
  const choices = (['open', 'on_hold', 'closed', 'all'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <>
      <PageHeader title={t('title')} aside={jobs && formatNumber(shown.length)} actions={add}>
        <div className={classes['filters']}>
          <SegmentedControl
            size="xs"
            aria-label={t('show')}
            data={choices}
            value={status}
            onChange={(next) => void navigate({ search: (before) => ({ ...before, status: next }), replace: true })}
          />
          <TextInput
            size="xs"
            className={classes['search'] ?? ''}
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={14} aria-hidden="true" />}
            value={q}
            onChange={({ currentTarget: { value } }) =>
              void navigate({ search: (before) => ({ ...before, q: value }), replace: true })
            }
          />
        </div>
      </PageHeader>
      <ScreenBody>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : jobs === undefined ? (
          <LoadingRows height={62} />
        ) : jobs.length === 0 ? (
          <NoJobs action={add} />
        ) : shown.length === 0 ? (
          <EmptyState
            icon={<IconBriefcase />}
            title={t('nothing')}
            hint={t('nothingHint')}
            action={
              <Button variant="default" onClick={() => void navigate({ search: { status: 'all' } })}>
                {t('showAll')}
              </Button>
            }
          />
        ) : (
          <ul className={classes['list']}>
            {shown.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
      </ScreenBody>
      {isAdding && <NewJob onClose={() => setAdding(false)} />}
    </>
  )
}

function NoJobs({ action }: { readonly action: React.ReactNode }) {
  const t = useTexts(texts)
  const isManager = useSession().user.role === 'hiring_manager'
  return (
    <EmptyState
      icon={<IconBriefcase />}
      title={t(isManager ? 'emptyManager' : 'empty')}
      hint={t(isManager ? 'emptyManagerHint' : 'emptyHint')}
      action={action}
    />
  )
}
