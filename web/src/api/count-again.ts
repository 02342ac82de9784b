import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { ApplicationQuery, ApplicationSummary, PageWithTotal } from './types.ts'

/** Many changes are counted together: the pause, in milliseconds. */
const PAUSE = 1500
let timer: ReturnType<typeof setTimeout> | undefined

/** Asks for the numbers of the lists on the page: after changes to what was not loaded, nobody knows them here. */
export function countAgain(): void {
  timer ??= setTimeout(() => {
    timer = undefined
    const lists = queryClient.getQueryCache().findAll({ queryKey: [...keys.applications, 'list'], type: 'active' })
    for (const { queryKey } of lists) void countOne(queryKey).catch(() => {})
  }, PAUSE)
}

async function countOne(queryKey: readonly unknown[]): Promise<void> {
  const query = { ...(queryKey[2] as ApplicationQuery), limit: 1, withTotal: true }
  const { total } = await api.get('/applications', { query })
  queryClient.setQueryData<{ pages: PageWithTotal<ApplicationSummary>[] }>(
    queryKey,
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, total })) },
  )
}
