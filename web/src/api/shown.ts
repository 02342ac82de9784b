import type { Query } from '@tanstack/react-query'
import { countAgain } from './count-again.ts'
import { keys } from './keys.ts'
import { counted, type LoadedList, placeInList } from './place.ts'
import { queryClient } from './query-client.ts'
import type { Application, ApplicationQuery, ApplicationSummary, Id } from './types.ts'

/**
 * Everything that is shown of applications, wherever it is: lists, columns of boards, pages. A change is put into all of
 * it at once, so that no list has to be asked for again.
 */

const LISTS = { queryKey: [...keys.applications, 'list'] }

const loadedLists = () => queryClient.getQueriesData<LoadedList>(LISTS)

/** What is known of these applications. */
export function shownOf(ids: Iterable<Id>): Map<Id, ApplicationSummary> {
  const wanted = new Set(ids)
  const found = new Map<Id, ApplicationSummary>()
  for (const id of wanted) {
    const one = queryClient.getQueryData<Application>(keys.application(id))
    if (one) found.set(id, summaryOf(one))
  }
  for (const [, list] of loadedLists()) {
    for (const { items } of list?.pages ?? []) {
      for (const item of items) if (wanted.has(item.id)) found.set(item.id, item)
    }
  }
  return found
}

/** Shows these applications as they are now. */
export async function show(applications: readonly ApplicationSummary[]): Promise<void> {
  if (applications.length === 0) return
  await settleLists()
  const now = new Map(applications.map((item) => [item.id, item]))
  const earlier = shownOf(now.keys())
  if (earlier.size < now.size) countAgain()
  for (const [queryKey, list] of loadedLists()) {
    if (list)
      queryClient.setQueryData<LoadedList>(queryKey, placeInList(list, queryKey[2] as ApplicationQuery, now, earlier))
  }
  for (const [id, item] of now) {
    queryClient.setQueryData<Application>(keys.application(id), (one) => one && { ...one, ...item })
  }
}

/** Takes applications out of every list. */
export async function forget(ids: readonly Id[]): Promise<void> {
  await settleLists()
  const gone = new Set(ids)
  queryClient.setQueriesData<LoadedList>(LISTS, (list) => {
    if (!list?.pages.some(({ items }) => items.some(({ id }) => gone.has(id)))) return list
    const pages = list.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !gone.has(id)) }))
    const change = sizeOf(pages) - sizeOf(list.pages)
    return { ...list, pages: pages.map((page) => counted(page, change)) }
  })
}

const sizeOf = (pages: LoadedList['pages']) => pages.reduce((sum, { items }) => sum + items.length, 0)

/**
 * Ends requests for lists that are on their way: what they were asked for is from before the change. A list asks for its
 * next page again by itself; one that has nothing yet is asked for from its beginning.
 */
async function settleLists(): Promise<void> {
  const isOnItsWay = (query: Query) => query.state.fetchStatus === 'fetching'
  await queryClient.cancelQueries({
    ...LISTS,
    predicate: (query) => isOnItsWay(query) && query.state.data !== undefined,
  })
  void queryClient.refetchQueries({
    ...LISTS,
    predicate: (query) => isOnItsWay(query) && query.state.data === undefined,
  })
}

/** The part of an application that lists show. */
export function summaryOf({
  profile: _profile,
  statement: _statement,
  partnerReference: _partnerReference,
  references: _references,
  attachments: _attachments,
  notes: _notes,
  moves: _moves,
  otherApplications: _otherApplications,
  ...summary
}: Application): ApplicationSummary {
  return summary
}
