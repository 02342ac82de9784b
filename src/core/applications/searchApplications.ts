import { maySee, type Principal, permit } from '../access/permissions.ts'
import type { ApplicationReader } from '../ports.ts'
import type { Application } from './application.ts'
import type { SearchFilter, SearchPage, SearchPlace } from './search-filter.ts'

type SearchDeps = { readonly applications: Pick<ApplicationReader, 'search' | 'countFound'> }

export type FoundPage = {
  readonly applications: readonly Application[]
  /** Where the next page begins; left out on the last one. */
  readonly next?: SearchPlace
}

/**
 * A page of the applications that the caller may see and the filter lets through.
 *
 * @throws NotPermitted when the caller may see none at all
 */
export async function searchApplications(
  deps: SearchDeps,
  principal: Principal,
  filter: SearchFilter,
  page: SearchPage,
): Promise<FoundPage> {
  const visible = visibleTo(principal, filter)
  if (isEmpty(visible)) return { applications: [] }
  const { applications, next } = await deps.applications.search(principal.organizationId, visible, page)
  return { applications: applications.filter((each) => maySee(principal, each)), ...(next && { next }) }
}

/** How many there are, counted up to `most`. @throws NotPermitted */
export async function countApplications(
  deps: SearchDeps,
  principal: Principal,
  filter: SearchFilter,
  most: number,
): Promise<number> {
  const visible = visibleTo(principal, filter)
  return isEmpty(visible) ? 0 : deps.applications.countFound(principal.organizationId, visible, most)
}

/** The filter, narrowed to what the caller may see: its own, or those of the jobs that it may know of. */
function visibleTo(principal: Principal, filter: SearchFilter): SearchFilter {
  const seesOthers = principal.grant.has('applications.read.others')
  if (!seesOthers) permit(principal, 'applications.read.own')
  const clientIds = seesOthers ? filter.clientIds : both(filter.clientIds, [principal.clientId])
  const jobIds = principal.jobIds ? both(filter.jobIds, [...principal.jobIds]) : filter.jobIds
  return { ...filter, ...(clientIds && { clientIds }), ...(jobIds && { jobIds }) }
}

function both(wanted: readonly number[] | undefined, allowed: readonly number[]): readonly number[] {
  return wanted ? wanted.filter((id) => allowed.includes(id)) : allowed
}

function isEmpty(filter: SearchFilter): boolean {
  return Object.values(filter).some((value) => Array.isArray(value) && value.length === 0)
}
