import { maySee, type Principal, permit } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { ApplicationReader, SearchReader, SearchScope } from '../ports.ts'
import { type Highlight, highlight } from './highlight.ts'
import { isGone } from './outdated.ts'
import { parseSearch } from './search-query.ts'

export type SearchDeps = {
  readonly search: Pick<SearchReader, 'ranked' | 'texts'>
  readonly applications: Pick<ApplicationReader, 'byIds'>
}

export type SearchRequest = {
  /** What somebody typed; see `parseSearch`. */
  readonly typed: string
  /** In these jobs alone. */
  readonly jobIds?: readonly number[]
  /** Behind the application that the page before ended with. */
  readonly after?: SearchPlace
  readonly limit: number
}

/** The last hit of a page, and how many hits there were up to it. */
export type SearchPlace = { readonly id: number; readonly index: number }

export type SearchHit = { readonly application: Application; readonly highlights: readonly Highlight[] }

export type SearchPage = {
  readonly hits: readonly SearchHit[]
  /** Left out on the last page. */
  readonly next?: SearchPlace
  /** How many there are in all, unless there are more than are ranked. */
  readonly total?: number
}

/**
 * The applications, archived ones too, that hold what was typed and that the caller may see: best first, and newest first
 * among equals. It may lack what changed in the last seconds. A page may hold fewer than `limit`.
 *
 * @throws NotPermitted when the caller may see none at all, or may read no resumes, whose text it could find out
 */
export async function searchTexts(
  deps: SearchDeps,
  principal: Principal,
  { typed, jobIds, after, limit }: SearchRequest,
): Promise<SearchPage> {
  permit(principal, 'applications.resume')
  const { organizationId } = principal
  const query = parseSearch(typed)
  const { ids, isWhole } = await deps.search.ranked(organizationId, query, scopeOf(principal, jobIds))
  const begin = after ? placeBehind(ids, after) : 0
  const wanted = ids.slice(begin, begin + limit)
  const [applications, texts] = await Promise.all([
    deps.applications.byIds(organizationId, wanted),
    deps.search.texts(organizationId, wanted),
  ])
  const byId = new Map(applications.map((application) => [application.id, application]))
  const hits = wanted.flatMap((id) => {
    const [application, text] = [byId.get(id), texts.get(id)]
    // The index comes a moment behind what it is made of.
    if (!application || !text || isGone(application) || !maySee(principal, application)) return []
    return [{ application, highlights: highlight(text, query) }]
  })
  const end = begin + wanted.length
  return {
    hits,
    ...(end < ids.length && { next: { id: wanted.at(-1) as number, index: end } }),
    ...(isWhole && { total: ids.length }),
  }
}

/** @throws NotPermitted */
function scopeOf(principal: Principal, wanted: readonly number[] | undefined): SearchScope {
  const seesOthers = principal.grant.has('applications.read.others')
  if (!seesOthers) permit(principal, 'applications.read.own')
  const { jobIds: known } = principal
  const jobIds = wanted && known ? wanted.filter((id) => known.has(id)) : (wanted ?? (known && [...known]))
  return { ...(jobIds && { jobIds }), ...(!seesOthers && { clientId: principal.clientId }) }
}

/** Hits may have come or gone meanwhile: the page goes on behind the same one, if it is still there. */
function placeBehind(ids: readonly number[], { id, index }: SearchPlace): number {
  const at = ids.indexOf(id)
  return at < 0 ? index : at + 1
}
