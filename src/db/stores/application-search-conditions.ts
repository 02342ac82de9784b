import type { TimeRange } from '../../core/applications/application-list.ts'
import type { SearchFilter } from '../../core/applications/search-filter.ts'
import type { SqlValue } from '../engine.ts'

/** What a filter is in SQL. A number's column behind a plus has no index, so that the engine follows the one that leads. */

export type Conditions = { conditions: string[]; values: Record<string, SqlValue> }

/** The filters that an index can begin with. */
const LEADS = ['ids', 'personIds', 'tags', 'stageIds', 'stageKinds', 'jobIds', 'clientIds'] as const
export type Lead = (typeof LEADS)[number]

export function leadsOf(filter: SearchFilter): Lead[] {
  return LEADS.filter((lead) => filter[lead] !== undefined)
}

/**
 * The conditions of a filter, of which `lead` begins at its index.
 *
 * @param alone only that of the lead, with those that cost nothing beside
 */
export function conditionsOf(filter: SearchFilter, lead: Lead | undefined, alone = false): Conditions {
  const made: Conditions = { conditions: ['a.organization_id = :organizationId'], values: {} }
  const plus = (own: Lead) => (lead === own ? '' : '+')
  const among = (column: string, name: string, wanted: readonly SqlValue[] | undefined) => {
    if (wanted) made.conditions.push(`${column} in (${places(made, name, wanted)})`)
  }
  for (const own of leadsOf(filter)) if (!alone || own === lead) LEAD_CONDITIONS[own](filter, among, plus(own), made)
  if (alone) return made
  made.conditions.push('a.deleted_at is null')
  among('a.status', 'status', filter.statuses)
  among('a.surface', 'surface', filter.surfaces)
  if (filter.q !== undefined) {
    made.conditions.push(`(a.name_key like :words escape '!' or a.email_key like :words escape '!')`)
    made.values['words'] = `%${filter.q.trim().toLowerCase().replace(/[!%_]/g, '!$&')}%`
  }
  if (filter.archived !== undefined) among('a.archived', 'archived', [Number(filter.archived)])
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

type Among = (column: string, name: string, wanted: readonly SqlValue[] | undefined) => void

const LEAD_CONDITIONS: Readonly<
  Record<Lead, (filter: SearchFilter, among: Among, plus: string, made: Conditions) => void>
> = {
  ids: ({ ids }, among, plus) => among(`${plus}a.id`, 'id', ids),
  personIds: ({ personIds }, among, plus) => among(`${plus}a.person_id`, 'person', personIds),
  jobIds: ({ jobIds }, among, plus) => among(`${plus}a.job_id`, 'job', jobIds),
  clientIds: ({ clientIds }, among, plus) => among(`${plus}a.client_id`, 'client', clientIds),
  stageIds: ({ stageIds }, among, plus) => among(`${plus}a.stage_id`, 'stage', stageIds),
  stageKinds({ stageKinds = [] }, _among, plus, made) {
    made.conditions.push(`${plus}a.stage_id in (select s.id from stage s
      where s.organization_id = :organizationId and s.kind in (${places(made, 'kind', stageKinds)}))`)
  },
  tags({ tags = [] }, _among, plus, made) {
    const list = places(made, 'tag', tags)
    made.conditions.push(
      plus === ''
        ? `a.id in (select t.application_id from application_tag t
            where t.organization_id = :organizationId and t.tag in (${list}))`
        : `exists (select 1 from application_tag t where t.organization_id = a.organization_id and t.tag in (${list})
            and t.application_id = a.id)`,
    )
  },
}

const HAS_RESUME = `exists (select 1 from attachment f where f.organization_id = a.organization_id
  and f.application_id = a.id and f.kind = 'resume' and f.removed_at is null)`

function within(made: Conditions, column: string, name: string, range: TimeRange | undefined): void {
  if (range?.from !== undefined) {
    made.conditions.push(`${column} >= :${name}From`)
    made.values[`${name}From`] = range.from
  }
  if (range?.until !== undefined) {
    made.conditions.push(`${column} < :${name}Until`)
    made.values[`${name}Until`] = range.until
  }
}

/** A place for each value, and so many more, which repeat the first, that there are few texts: 1, 2, 4, 8 and so on. */
function places(made: Conditions, name: string, wanted: readonly SqlValue[]): string {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, wanted.length)))
  const names = Array.from({ length: size }, (_, at) => `${name}_${letters(at)}`)
  for (const [at, each] of names.entries()) made.values[each] = wanted[at] ?? (wanted[0] as SqlValue)
  return names.map((each) => `:${each}`).join(', ')
}

/** Names of parameters hold no digits. */
function letters(at: number): string {
  const rest = at < 26 ? '' : letters(Math.floor(at / 26) - 1)
  return rest + String.fromCharCode(97 + (at % 26))
}
