import { api } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { isProblem } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import { forget, show, shownOf, summaryOf } from '../api/shown.ts'
import type { ApplicationSummary, Id, Page, Time } from '../api/types.ts'

/** Brings every loaded list up to what has happened, with one request for any number of changes. */

/** An application's own time may lie a little before that of the change, in milliseconds. */
const SLACK = 1000
/** More than this is not followed: the lists are loaded anew. */
const MOST = 2000
/** Those that a change did not mark as updated are asked for one by one, this many at most. */
const MOST_SINGLE = 20

/** @param changed the time of the last change of each application */
export async function catchUp(changed: ReadonlyMap<Id, Time>): Promise<void> {
  const shown = shownOf(changed.keys())
  const news = [...changed].filter(([id, at]) => (shown.get(id)?.updatedAt ?? '') < at)
  if (news.length === 0) return
  const since = news.map(([, at]) => at).reduce((first, at) => (at < first ? at : first))
  const found = await showSince(since)
  const missing = news.map(([id]) => id).filter((id) => !found.has(id))
  await Promise.all(missing.slice(0, MOST_SINGLE).map(lookAt))
}

/** Shows every application that was updated since. @returns their ids */
export async function showSince(since: Time): Promise<ReadonlySet<Id>> {
  const updatedFrom = new Date(Date.parse(since) - SLACK).toISOString()
  const query = { archived: 'any', updatedFrom, sort: '-updated', limit: 200 } as const
  const found: ApplicationSummary[] = []
  let cursor: string | null = null
  do {
    const page: Page<ApplicationSummary> = await api.get('/applications', { query: { ...query, cursor } })
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== null && found.length < MOST)
  if (cursor !== null) void queryClient.resetQueries({ queryKey: keys.applications })
  else await show(found)
  return new Set(found.map(({ id }) => id))
}

async function lookAt(id: Id): Promise<void> {
  try {
    await show([summaryOf(await api.get('/applications/{id}', { path: { id } }))])
  } catch (error) {
    if (isProblem(error) && error.status === 404) await forget([id])
  }
}
