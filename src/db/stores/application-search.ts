import type { Application } from '../../core/applications/application.ts'
import type { SearchFilter, SearchPage, SearchPlace, Sort, SortKey } from '../../core/applications/search-filter.ts'
import { LruMap } from '../../lib/lru-map.ts'
import type { Engine, SqlValue } from '../engine.ts'
import { type Query, query } from '../query.ts'
import type { ApplicationTable } from '../schema.ts'
import { toApplication } from './application-rows.ts'
import { type Lead, leadsOf, ledBy, type Parts, partsOf } from './application-search-conditions.ts'
import { first, rows } from './rows.ts'
import { createSearchReader } from './search.ts'

/**
 * Lists of applications for people: any filter in any order, a page at a time. A page begins at an index: either the one of
 * the order, through which it goes until it is full, or, where a filter lets so few through that they are quickly put in
 * order, the one of that filter. Which filter that is, is found by counting up to a bound.
 */

type Values = Record<string, SqlValue> & { organizationId: number }

/** So many are read and put in order sooner than the order's own index is gone through in search of them. */
const FEW = 1000

/** Of what the search finds, so many of the newest: more would be no narrowing. */
const MOST_FOUND = 4000

const COLUMNS: Readonly<Record<SortKey, string>> = {
  created: 'a.created_at',
  updated: 'a.updated_at',
  stageEntered: 'a.stage_entered_at',
  name: 'a.name_key',
}

/** Texts by their shape; whoever asks for more shapes than this pays with making them again. */
const MOST_TEXTS = 500
const pageQueries = new LruMap<string, Query<Values, ApplicationTable>>(MOST_TEXTS)
const countQueries = new LruMap<string, Query<Values, { count: number }>>(MOST_TEXTS)

export async function searchApplications(
  engine: Engine,
  organizationId: number,
  asked: SearchFilter,
  { sort, after, limit }: SearchPage,
): Promise<{ applications: Application[]; next?: SearchPlace }> {
  const filter = await withFound(engine, organizationId, asked)
  if (!filter) return { applications: [] }
  const lead = await chooseLead(engine, organizationId, filter, sort)
  const { head, from, conditions, values } = partsOf(filter, lead, inOrderOf(filter, sort))
  const column = lead ? unindexed(sort.by) : COLUMNS[sort.by]
  const direction = sort.descending ? 'desc' : 'asc'
  if (after) {
    conditions.push(`(${column}, a.id) ${sort.descending ? '<' : '>'} (:placeValue, :placeId)`)
    values['placeValue'] = after.value
    values['placeId'] = after.id
  }
  const found = await rows(
    engine,
    kept(
      pageQueries,
      `${head} select a.* from ${from} where ${conditions.join(' and ')}
        order by ${column} ${direction}, a.id ${direction} limit :limit`,
    ),
    // One more than asked for tells whether another page follows.
    { ...values, organizationId, limit: limit + 1 },
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const applications = page.map(toApplication)
  return found.length > limit && last ? { applications, next: placeOf(last, sort) } : { applications }
}

/** How many the filter lets through, counted up to `most`. */
export async function countFound(
  engine: Engine,
  organizationId: number,
  asked: SearchFilter,
  most: number,
): Promise<number> {
  const filter = await withFound(engine, organizationId, asked)
  if (!filter) return 0
  const lead = await chooseLead(engine, organizationId, filter)
  return counted(engine, organizationId, partsOf(filter, lead), most)
}

/** The filter with what was typed replaced by what is found by it; nothing when that is nothing. */
async function withFound(
  engine: Engine,
  organizationId: number,
  { q, ...filter }: SearchFilter,
): Promise<SearchFilter | undefined> {
  if (q === undefined) return filter
  const found = await createSearchReader(engine).idsMatching(organizationId, q, MOST_FOUND)
  const ids = filter.ids?.filter((id) => found.includes(id)) ?? found
  return ids.length > 0 ? { ...filter, ids } : undefined
}

/** The filter that lets so few through that they are looked up; left out, the order's index is gone through. */
async function chooseLead(
  engine: Engine,
  organizationId: number,
  filter: SearchFilter,
  sort?: Sort,
): Promise<Lead | undefined> {
  const ordered = sort && inOrderOf(filter, sort)
  const leads = leadsOf(filter)
  const narrow = leads.find((lead) => lead === 'ids' || lead === 'personIds')
  if (narrow) return narrow
  const wanted = leads.filter((lead) => lead !== ordered)
  const counts = await Promise.all(wanted.map((lead) => counted(engine, organizationId, ledBy(filter, lead), FEW + 1)))
  const fewest = Math.min(...counts)
  return fewest <= FEW ? wanted[counts.indexOf(fewest)] : undefined
}

/** The filter whose index is in the wanted order as it is. */
function inOrderOf({ jobIds, stageIds, clientIds }: SearchFilter, { by }: Sort): Lead | undefined {
  if (by === 'created' && jobIds?.length === 1) return 'jobIds'
  if (by === 'stageEntered' && stageIds?.length === 1) return 'stageIds'
  if (by === 'updated' && clientIds?.length === 1) return 'clientIds'
  return undefined
}

/** The column in a form that no index has, so that the engine follows the lead instead. */
function unindexed(by: SortKey): string {
  return by === 'name' ? `(${COLUMNS.name} || '')` : `(+${COLUMNS[by]})`
}

async function counted(
  engine: Engine,
  organizationId: number,
  { head, from, conditions, values }: Parts,
  most: number,
): Promise<number> {
  const text = `${head} select count(*) as count from (
    select 1 from ${from} where ${conditions.join(' and ')} limit :limit) as found`
  return (await first(engine, kept(countQueries, text), { ...values, organizationId, limit: most }))?.count ?? 0
}

function kept<R>(texts: LruMap<string, Query<Values, R>>, text: string): Query<Values, R> {
  const found = texts.get(text) ?? query<Values, R>(text)
  texts.set(text, found)
  return found
}

function placeOf(row: ApplicationTable, { by }: Sort): SearchPlace {
  const values = {
    created: row.created_at,
    updated: row.updated_at,
    stageEntered: row.stage_entered_at,
    name: row.name_key,
  }
  return { value: values[by], id: row.id }
}
