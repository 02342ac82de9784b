import type { MoveFilter, OffsetPage } from '../../core/applications/application-list.ts'
import type { Move } from '../../core/applications/move.ts'
import type { Engine, SqlValue } from '../engine.ts'
import { manyQuery, type Query, query } from '../query.ts'
import type { MoveTable } from '../schema.ts'
import { toMove } from './application-rows.ts'
import { first, rows, rowsOfMany } from './rows.ts'

const ofApplications = manyQuery<{ organizationId: number }, MoveTable>(
  'select * from move where organization_id = :organizationId and application_id in (:values) order by at, id',
)

type Values = Record<string, SqlValue> & { organizationId: number }

const queries = new Map<string, Query<Values, MoveTable & { count: number }>>()

/** Of many applications, each one's oldest first. */
export async function movesOf(
  engine: Engine,
  organizationId: number,
  applicationIds: readonly number[],
): Promise<Move[]> {
  return (await rowsOfMany(engine, ofApplications, { organizationId }, applicationIds)).map(toMove)
}

/** Newest first. */
export async function moves(
  engine: Engine,
  organizationId: number,
  filter: MoveFilter,
  { offset, limit }: OffsetPage,
): Promise<Move[]> {
  const { text, values } = conditionsOf(filter)
  const found = prepared(`select * from move where ${text} order by id desc limit :limit offset :offset`)
  return (await rows(engine, found, { ...values, organizationId, offset, limit })).map(toMove)
}

export async function countMoves(engine: Engine, organizationId: number, filter: MoveFilter): Promise<number> {
  const { text, values } = conditionsOf(filter)
  const found = prepared(`select count(*) as count from move where ${text}`)
  return (await first(engine, found, { ...values, organizationId }))?.count ?? 0
}

function prepared(text: string): Query<Values, MoveTable & { count: number }> {
  let found = queries.get(text)
  if (!found) {
    found = query(text)
    queries.set(text, found)
  }
  return found
}

function conditionsOf({ jobId, clientId }: MoveFilter): { text: string; values: Record<string, SqlValue> } {
  const conditions = ['organization_id = :organizationId']
  const values: Record<string, SqlValue> = {}
  if (jobId !== undefined) {
    conditions.push('(from_job_id = :jobId or to_job_id = :jobId)')
    values['jobId'] = jobId
  }
  if (clientId !== undefined) {
    conditions.push(`exists (select 1 from application a where a.organization_id = move.organization_id
      and a.id = move.application_id and a.client_id = :clientId)`)
    values['clientId'] = clientId
  }
  return { text: conditions.join(' and '), values }
}
