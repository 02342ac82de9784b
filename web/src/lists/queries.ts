import type { ApplicationFilter, ApplicationQuery } from '../api/types.ts'
import { filterOf, type ListSearch } from '../filters/search-params.ts'

/** What each screen asks for at an address. */

/** What every inbox shows. */
export const INBOX: ApplicationQuery = { stageKind: ['new'], sort: '-created' }

export const inboxQuery = (search: ListSearch): ApplicationQuery => ({ ...filterOf(search), ...INBOX })

export const tableQuery = (search: ListSearch): ApplicationQuery => ({
  ...filterOf(search),
  sort: search.sort ?? '-created',
})

/** The job and the stage are the board's own. */
export function boardFilter(search: ListSearch): ApplicationFilter {
  const { jobId: _jobId, stageId: _stageId, ...filter } = filterOf(search)
  return filter
}
