import type { Application } from '../../core/applications/application.ts'
import {
  type ApplicationFilter,
  type ListOrder,
  type ListPlace,
  orderFor,
  type TimeRange,
} from '../../core/applications/application-list.ts'
import type { Engine, SqlValue } from '../engine.ts'
import { type Query, query } from '../query.ts'
import type { ApplicationTable } from '../schema.ts'
import { toApplication } from './application-rows.ts'
import { rows } from './rows.ts'

/** Lists of applications, page by page, whatever the filter: each text is made once and begins at an index. */

type Values = Record<string, SqlValue> & { organizationId: number; limit: number }
type ListRow = ApplicationTable & { order_time: number }

/** The table and the column that each order goes through. */
const ORDERS: Readonly<Record<ListOrder, { readonly from: string; readonly time: string }>> = {
  created: { from: 'application a', time: 'a.created_at' },
  updated: { from: 'application a', time: 'a.updated_at' },
  personActive: {
    from: 'person p join application a on a.organization_id = p.organization_id and a.person_id = p.id',
    time: 'p.active_at',
  },
}

/** More statuses than there are: what is not asked for repeats what is. */
const STATUS_PLACES = ['a', 'b', 'c', 'd', 'e', 'f'] as const

const queries = new Map<string, Query<Values, ListRow>>()

/** A page behind `after`, and the place behind its last row, unless nothing follows. */
export async function listApplications(
  engine: Engine,
  organizationId: number,
  filter: ApplicationFilter,
  { after, limit }: { readonly after?: ListPlace; readonly limit: number },
): Promise<{ applications: Application[]; next?: ListPlace }> {
  const order = after?.order ?? orderFor(filter)
  const { conditions, values } = conditionsOf(filter)
  if (after) {
    conditions.push(`(${ORDERS[order].time}, a.id) > (:placeTime, :placeId)`)
    values['placeTime'] = after.time
    values['placeId'] = after.id
  }
  // One more than asked for tells whether another page follows.
  const found = await rows(engine, listing(order, conditions), { ...values, organizationId, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const applications = page.map(toApplication)
  return found.length > limit && last
    ? { applications, next: { order, time: last.order_time, id: last.id } }
    : { applications }
}

function listing(order: ListOrder, conditions: readonly string[]): Query<Values, ListRow> {
  const key = `${order} ${conditions.join(' and ')}`
  let found = queries.get(key)
  if (!found) {
    const { from, time } = ORDERS[order]
    const whose = order === 'personActive' ? ['p.organization_id = :organizationId'] : []
    const all = [...whose, 'a.organization_id = :organizationId', ...conditions]
    found = query<Values, ListRow>(
      `select a.*, ${time} as order_time from ${from} where ${all.join(' and ')} order by ${time}, a.id limit :limit`,
    )
    queries.set(key, found)
  }
  return found
}

function conditionsOf(filter: ApplicationFilter): { conditions: string[]; values: Record<string, SqlValue> } {
  const conditions: string[] = []
  const values: Record<string, SqlValue> = {}
  const equal = (column: string, name: string, value: number | undefined) => {
    if (value === undefined) return
    conditions.push(`${column} = :${name}`)
    values[name] = value
  }
  const within = (column: string, name: string, range: TimeRange | undefined) => {
    if (range?.from !== undefined) {
      conditions.push(`${column} >= :${name}From`)
      values[`${name}From`] = range.from
    }
    if (range?.until !== undefined) {
      conditions.push(`${column} < :${name}Until`)
      values[`${name}Until`] = range.until
    }
  }
  equal('a.client_id', 'clientId', filter.clientId)
  equal('a.job_id', 'jobId', filter.jobId)
  if (filter.statuses?.length) {
    conditions.push(`a.status in (${STATUS_PLACES.map((place) => `:status_${place}`).join(', ')})`)
    for (const [index, place] of STATUS_PLACES.entries()) {
      values[`status_${place}`] = filter.statuses[index] ?? (filter.statuses[0] as string)
    }
    // A stub has no status that anybody would look for.
    conditions.push('a.deleted_at is null')
  }
  within('a.created_at', 'created', filter.created)
  within('a.status_changed_at', 'statusChanged', filter.statusChanged)
  within('a.updated_at', 'updated', boundedByStatusChange(filter))
  within('p.active_at', 'active', filter.personActive)
  if (filter.deleted !== undefined) conditions.push(`a.deleted_at is ${filter.deleted ? 'not ' : ''}null`)
  return { conditions, values }
}

/** A change of status is a change: what has none since a time, has no change of status since then. It gives the index its start. */
function boundedByStatusChange({
  updated,
  statusChanged,
  clientId,
  created,
}: ApplicationFilter): TimeRange | undefined {
  const starts = [updated?.from, statusChanged?.from, clientId === undefined ? undefined : created?.from]
  const known = starts.filter((start) => start !== undefined)
  const from = known.length > 0 ? Math.max(...known) : undefined
  const until = updated?.until
  if (from === undefined && until === undefined) return undefined
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}
