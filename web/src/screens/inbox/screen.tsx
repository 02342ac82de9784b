import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { FilterBar } from '../../lists/filter-bar.tsx'
import { isSet, without } from '../../lists/filter-values.ts'
import { NoCandidates, NoneFit } from '../../lists/list-states.tsx'
import { inboxQuery } from '../../lists/queries.ts'
import { useList } from '../../lists/use-list.ts'
import { useListAddress } from '../../lists/use-list-address.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx'
import { InboxList } from './inbox-list.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/shell/inbox')
const FIELDS = ['jobId', 'sourceId', 'tag', 'hasResume', 'created'] as const

/** Everybody who applied and was not looked at yet, newest first. */
export default function InboxScreen() {
  const t = useTexts(texts)
  const search = route.useSearch()
  const setSearch = useListAddress()
  const query = useMemo(() => inboxQuery(search), [search])
  const list = useList(query)
  const isFiltered = query.q !== undefined || FIELDS.some((field) => isSet(query, field))
  const clear = () => setSearch(Object.assign({ q: undefined }, ...FIELDS.map(without)))
  const aside = list.total === null ? undefined : t('total', { count: list.total })
  return (
    <>
      <PageHeader title={t('title')} aside={aside}>
        <FilterBar filter={search} fields={FIELDS} onChange={setSearch} />
      </PageHeader>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : list.isLoading ? (
        <LoadingRows rows={10} height={42} />
      ) : list.items.length > 0 ? (
        <InboxList key={JSON.stringify(query)} list={list} query={query} />
      ) : isFiltered ? (
        <NoneFit onClear={clear} />
      ) : (
        <Nothing />
      )}
    </>
  )
}

/** Nothing is new: because all is done, or because nobody ever applied. */
function Nothing() {
  const t = useTexts(texts)
  const any = useList({ archived: 'any' })
  if (any.isLoading) return <LoadingRows rows={3} />
  if (any.items.length === 0) return <NoCandidates />
  return (
    <EmptyState
      icon={<IconInbox size={22} />}
      title={t('allDone')}
      hint={t('allDoneHint')}
      action={
        <Button component={Link} to="/candidates" variant="default">
          {t('toCandidates')}
        </Button>
      }
    />
  )
}
