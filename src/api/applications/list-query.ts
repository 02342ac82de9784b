import type { SearchFilter, SearchPlace, Sort } from '../../core/applications/search-filter.ts'
import { SORT_KEYS } from '../../core/applications/search-filter.ts'
import { STATUSES } from '../../core/applications/status.ts'
import { InvalidField } from '../../core/errors.ts'
import { STAGE_KINDS } from '../../core/jobs/job.ts'
import { cursorOf, keysOf } from '../cursor.ts'
import { inQuery } from '../openapi.ts'
import type { QueryReader } from '../query.ts'
import { SURFACES } from '../schemas/applications.ts'
import { choice, list, text } from '../schemas/build.ts'

/** The filters of applications, as every list, board and export of them takes them in its query. */

const SORTS = SORT_KEYS.flatMap((by) => [by, `-${by}`] as const)
export type SortName = (typeof SORTS)[number]

const ARCHIVED = ['true', 'false', 'any'] as const
const YES_NO = ['true', 'false'] as const

export const FILTERS = [
  inQuery('jobId', 'Of these jobs', list(text)),
  inQuery('stageId', 'In these stages', list(text)),
  inQuery('stageKind', 'In stages of these kinds', list(choice(STAGE_KINDS))),
  inQuery('status', 'With these statuses', list(choice(STATUSES))),
  inQuery('archived', 'Archived ones, those that are not, or any', { ...choice(ARCHIVED), default: 'false' }),
  inQuery('tag', 'With any of these tags', list(text)),
  inQuery('sourceId', 'Sent by these clients', list(text)),
  inQuery('surface', 'That came in through these APIs', list(choice(SURFACES))),
  inQuery('personId', 'Of these people', list(text)),
  inQuery('hasResume', 'With a resume, or without one', choice(YES_NO)),
  inQuery('createdFrom', 'Received at this time or later (ISO 8601)'),
  inQuery('createdUntil', 'Received before this time (ISO 8601)'),
  inQuery('updatedFrom', 'Changed at this time or later (ISO 8601)'),
  inQuery('reachedStageId', 'That stand in one of these stages, or stood in one', list(text)),
  inQuery('q', 'That the search finds by these words; of very many, the newest 4000'),
]

export const SORTING = inQuery('sort', 'The order; a minus turns it round. By name: last name, then first name', {
  ...choice(SORTS),
  default: '-created',
})

/** What the query narrows to. */
export function readFilter(from: QueryReader): SearchFilter {
  const archived = from.choice('archived', ARCHIVED) ?? 'false'
  const hasResume = from.choice('hasResume', YES_NO)
  const range = (name: 'created' | 'updated') => {
    const [start, until] = [from.time(`${name}From`), name === 'created' ? from.time('createdUntil') : undefined]
    if (start === undefined && until === undefined) return undefined
    return { ...(start !== undefined && { from: start }), ...(until !== undefined && { until }) }
  }
  return withoutUndefined({
    jobIds: from.ids('jobId'),
    stageIds: from.ids('stageId'),
    stageKinds: from.choices('stageKind', STAGE_KINDS),
    statuses: from.choices('status', STATUSES),
    archived: archived === 'any' ? undefined : archived === 'true',
    tags: from.texts('tag'),
    clientIds: from.ids('sourceId'),
    surfaces: from.choices('surface', SURFACES),
    personIds: from.ids('personId'),
    hasResume: hasResume && hasResume === 'true',
    created: range('created'),
    updated: range('updated'),
    reachedStageIds: from.ids('reachedStageId'),
    q: from.text('q'),
  })
}

export function readSort(from: QueryReader): Sort {
  return sortOf(from.choice('sort', SORTS) ?? '-created')
}

export function sortOf(name: SortName): Sort {
  const descending = name.startsWith('-')
  return { by: (descending ? name.slice(1) : name) as Sort['by'], descending }
}

function nameOfSort({ by, descending }: Sort): string {
  return descending ? `-${by}` : by
}

/** A cursor knows its order: another list must not take it for its own. */
export function cursorAt(sort: Sort, place: SearchPlace): string {
  return cursorOf([nameOfSort(sort), place.value, place.id])
}

/** @throws InvalidField (`cursor`) for what no page in this order gave */
export function placeAt(sort: Sort, cursor: string): SearchPlace {
  const [name, value, id] = keysOf(cursor, 3)
  const wanted = sort.by === 'name' ? 'string' : 'number'
  if (name !== nameOfSort(sort) || typeof value !== wanted || typeof id !== 'number') {
    throw new InvalidField('cursor', 'value', { expected: 'what the page before gave as "next", with the same sort' })
  }
  return { value: value as string | number, id }
}

function withoutUndefined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
