import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportUrl } from '../../api/applications.ts'
import { normalQuery } from '../../api/normal-query.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { FilterBar } from '../../lists/filter-bar.tsx'
import { isSet, without } from '../../lists/filter-values.ts'
import { NoCandidates, NoneFit } from '../../lists/list-states.tsx'
import { tableQuery } from '../../lists/queries.ts'
import { useList } from '../../lists/use-list.ts'
import { useListAddress } from '../../lists/use-list-address.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState, LoadingRows } from '../../ui/states.tsx'
import { columnsOf, writeColumns } from './columns.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import classes from './table.module.css'
import { Table } from './table.tsx'
import { texts } from './texts.ts'
import { ViewMenu } from './view-menu.tsx'

const route = getRouteApi('/shell/candidates')
const FIELDS = [
  'jobId',
  'stageKind',
  'stageId',
  'status',
  'tag',
  'sourceId',
  'surface',
  'hasResume',
  'archived',
  'created',
  'updatedFrom',
  'reachedStageId',
  'personId',
] as const
/** These are only set by links, not from the menu. */
const LINKED = ['reachedStageId', 'personId'] as const

/** Everybody, in a table of one's own making. */
export default function CandidatesScreen() {
  const t = useTexts(texts)
  const search = route.useSearch()
  const setSearch = useListAddress()
  const query = useMemo(() => normalQuery(tableQuery(search)), [search])
  const view = useMemo(() => ({ view: search.view, columns: search.columns }), [search])
  const columns = useMemo(() => columnsOf(search), [search])
  const list = useList(query)
  const isFiltered = query.q !== undefined || FIELDS.some((field) => isSet(query, field))
  const clear = () => setSearch(Object.assign({ q: undefined }, ...FIELDS.map(without)))
  const fields = FIELDS.filter((field) => !LINKED.some((one) => one === field) || isSet(query, field))
  const actions = (
    <>
      <ColumnsMenu columns={columns} onChange={(next) => setSearch({ columns: writeColumns(next) })} />
      <Button
        component="a"
        href={exportUrl(query)}
        download
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconDownload size={15} />}
        visibleFrom="xs"
      >
        {t('exportAll')}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={list.total === null ? undefined : t('total', { count: list.total })}
        actions={actions}
      >
        <div className={classes['tools']}>
          <div className={classes['views']}>
            <ViewMenu search={search} />
          </div>
          <FilterBar filter={search} fields={fields} onChange={setSearch} />
        </div>
      </PageHeader>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : list.isLoading ? (
        <LoadingRows rows={14} height={26} />
      ) : list.items.length > 0 ? (
        <Table
          key={JSON.stringify(query)}
          list={list}
          query={query}
          columns={columns}
          view={view}
          onSort={(sort) => setSearch({ sort: sort === '-created' ? undefined : sort })}
        />
      ) : isFiltered ? (
        <NoneFit onClear={clear} />
      ) : (
        <NoCandidates />
      )}
    </>
  )
}
