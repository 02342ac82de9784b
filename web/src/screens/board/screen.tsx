import { ActionIcon, Button, Skeleton } from '@mantine/core'
import { IconPencil, IconTable } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useJob } from '../../api/jobs.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { FilterBar } from '../../lists/filter-bar.tsx'
import { isSet, without } from '../../lists/filter-values.ts'
import { boardFilter } from '../../lists/queries.ts'
import { useListAddress } from '../../lists/use-list-address.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState } from '../../ui/states.tsx'
import classes from './board.module.css'
import { Board } from './board.tsx'
import { useColumns } from './columns.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/shell/jobs/$jobId/board')
const FIELDS = ['tag', 'sourceId', 'status', 'hasResume', 'archived', 'created'] as const

/** A job's applications by stage. */
export default function BoardScreen() {
  const t = useTexts(texts)
  const { jobId } = route.useParams()
  const search = route.useSearch()
  const setSearch = useListAddress()
  const filter = useMemo(() => boardFilter(search), [search])
  const { data: job, error: jobError, refetch } = useJob(jobId)
  const { columns, error, isPending, retry } = useColumns(jobId, filter)
  const isFiltered = filter.q !== undefined || FIELDS.some((field) => isSet(filter, field))
  const clear = () => setSearch(Object.assign({ q: undefined }, ...FIELDS.map(without)))
  if (jobError) return <ErrorState error={jobError} onRetry={() => void refetch()} />
  const actions = (
    <>
      <Button
        renderRoot={(props) => <Link to="/candidates" search={{ ...filter, jobId: [jobId] }} {...props} />}
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconTable size={15} />}
        visibleFrom="xs"
      >
        {t('table')}
      </Button>
      <ActionIcon
        renderRoot={(props) => <Link to="/jobs/$jobId/edit" params={{ jobId }} {...props} />}
        variant="subtle"
        color="gray"
        size={30}
        aria-label={t('edit')}
        title={t('edit')}
      >
        <IconPencil size={17} />
      </ActionIcon>
    </>
  )
  return (
    <>
      <PageHeader title={job?.name ?? t('board')} actions={actions}>
        <FilterBar filter={filter} fields={FIELDS} onChange={setSearch} />
      </PageHeader>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : isPending || !columns ? (
        <LoadingBoard />
      ) : (
        <Board key={jobId} jobId={jobId} columns={columns} onClear={isFiltered ? clear : undefined} />
      )}
    </>
  )
}

function LoadingBoard() {
  const words = useTexts(common)
  return (
    <div className={classes['board']} role="status" aria-label={words('loading')}>
      {[5, 3, 4, 2].map((cards, column) => (
        <div key={column} className={classes['column']}>
          <div className={classes['head']}>
            <Skeleton height={14} width={110} my={11} />
          </div>
          <div className={classes['cards']}>
            {Array.from({ length: cards }, (_, card) => (
              <Skeleton key={card} height={88} radius="md" mb={8} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
