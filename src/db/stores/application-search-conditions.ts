import type { TimeRange } from '../../core/applications/application-list.ts'
import type { SearchFilter } from '../../core/applications/search-filter.ts'
import type { SqlValue } from '../engine.ts'

/** What a filter is in SQL. A number's column behind a plus has no index, so that the engine follows the one that leads. */

/** The parts of a text, and its values. What leads stands in `wanted`, from which each application is looked up. */
export type Parts = { head: string; from: string; conditions: string[]; values: Record<string, SqlValue> }

/** The filters that an index can begin with. */
const LEADS = ['ids', 'personIds', 'tags', 'stageIds', 'stageKinds', 'jobIds', 'clientIds'] as const
export type Lead = (typeof LEADS)[number]

/** The column of an application that each says something of. */
const COLUMNS: Readonly<Record<Lead, string>> = {
  ids: 'a.id',
  personIds: 'a.person_id',
  tags: 'a.id',
  stageIds: 'a.stage_id',
  stageKinds: 'a.stage_id',
  jobIds: 'a.job_id',
  clientIds: 'a.client_id',
}

export function leadsOf(filter: SearchFilter): Lead[] {
  return LEADS.filter((lead) => filter[lead] !== undefined)
}

/**
 * All that a filter asks for.
 *
 * @param lead the filter whose applications are looked up, one after another; left out, an index is gone through
 * @param ordered the filter whose one value begins the index that is gone through
 */
export function partsOf(filter: SearchFilter, lead: Lead | undefined, ordered?: Lead): Parts {
  const made = lead ? ledBy(filter, lead) : begun()
  for (const own of leadsOf(filter)) if (own !== lead) addLead(made, filter, own, own === ordered ? '' : '+')
  made.conditions.push('a.deleted_at is null')
  among(made, 'a.status', 'status', filter.statuses)
  among(made, 'a.surface', 'surface', filter.surfaces)
  if (filter.archived !== undefined) among(made, 'a.archived', 'archived', [Number(filter.archived)])
  if (filter.hasResume !== undefined) made.conditions.push(`${filter.hasResume ? '' : 'not '}${HAS_RESUME}`)
  if (filter.reachedStageIds) {
    const list = places(made, 'reached', filter.reachedStageIds)
    made.conditions.push(`(+a.stage_id in (${list}) or exists (select 1 from move m
      where m.organization_id = a.organization_id and m.application_id = a.id
        and (m.to_stage_id in (${list}) or m.from_stage_id in (${list}))))`)
  }
  within(made, 'a.created_at', 'created', filter.created)
  within(made, 'a.updated_at', 'updated', filter.updated)
  return made
}

/** That alone which one filter leads to, to be counted. */
export function ledBy(filter: SearchFilter, lead: Lead): Parts {
  const made = begun()
  made.head = `with ${wantedBy(made, filter, lead)}`
  made.from = 'wanted cross join application a'
  made.conditions.push(`${COLUMNS[lead]} = wanted.id`)
  return made
}

function begun(): Parts {
  return { head: '', from: 'application a', conditions: ['a.organization_id = :organizationId'], values: {} }
}

/** The values of the column, each once. */
function wantedBy(made: Parts, filter: SearchFilter, lead: Lead): string {
  if (lead === 'tags') {
    return `wanted (id) as (select distinct t.application_id from application_tag t
      where t.organization_id = :organizationId and t.tag in (${places(made, 'tag', filter.tags ?? [])}))`
  }
  if (lead === 'stageKinds') return `wanted (id) as (${stagesOf(made, filter)})`
  const [first, ...others] = placesFor(made, 'wanted', filter[lead] ?? [])
  const rows = [`(cast(${first} as bigint))`, ...others.map((each) => `(${each})`)]
  return `listed (id) as (values ${rows.join(', ')}), wanted (id) as (select distinct id from listed)`
}

function addLead(made: Parts, filter: SearchFilter, own: Lead, plus: '' | '+'): void {
  if (own === 'tags') {
    made.conditions.push(`exists (select 1 from application_tag t where t.organization_id = a.organization_id
      and t.tag in (${places(made, 'tag', filter.tags ?? [])}) and t.application_id = a.id)`)
  } else if (own === 'stageKinds') made.conditions.push(`${plus}a.stage_id in (${stagesOf(made, filter)})`)
  else among(made, plus + COLUMNS[own], own.toLowerCase(), filter[own])
}

function stagesOf(made: Parts, { stageKinds = [] }: SearchFilter): string {
  return `select s.id from stage s where s.organization_id = :organizationId
    and s.kind in (${places(made, 'kind', stageKinds)})`
}

const HAS_RESUME = `exists (select 1 from attachment f where f.organization_id = a.organization_id
  and f.application_id = a.id and f.kind = 'resume' and f.removed_at is null)`

function among(made: Parts, column: string, name: string, wanted: readonly SqlValue[] | undefined): void {
  if (wanted) made.conditions.push(`${column} in (${places(made, name, wanted)})`)
}

function within(made: Parts, column: string, name: string, range: TimeRange | undefined): void {
  if (range?.from !== undefined) {
    made.conditions.push(`${column} >= :${name}From`)
    made.values[`${name}From`] = range.from
  }
  if (range?.until !== undefined) {
    made.conditions.push(`${column} < :${name}Until`)
    made.values[`${name}Until`] = range.until
  }
}

function places(made: Parts, name: string, wanted: readonly SqlValue[]): string {
  return placesFor(made, name, wanted).join(', ')
}

/** A place for each value, and so many more, which repeat the first, that there are few texts: 1, 2, 4, 8 and so on. */
function placesFor(made: Parts, name: string, wanted: readonly SqlValue[]): string[] {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, wanted.length)))
  const names = Array.from({ length: size }, (_, at) => `${name}_${letters(at)}`)
  for (const [at, each] of names.entries()) made.values[each] = wanted[at] ?? (wanted[0] as SqlValue)
  return names.map((each) => `:${each}`)
}

/** Names of parameters hold no digits. */
function letters(at: number): string {
  const rest = at < 26 ? '' : letters(Math.floor(at / 26) - 1)
  return rest + String.fromCharCode(97 + (at % 26))
}
