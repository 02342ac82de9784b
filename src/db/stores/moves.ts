import type { OffsetPage } from '../../core/applications/application-list.ts'
import type { Move } from '../../core/applications/move.ts'
import type { Engine } from '../engine.ts'
import { manyQuery, query } from '../query.ts'
import type { MoveTable } from '../schema.ts'
import { toMove } from './application-rows.ts'
import { first, rows, rowsOfMany } from './rows.ts'

const ofApplications = manyQuery<{ organizationId: number }, MoveTable>(
  'select * from move where organization_id = :organizationId and application_id in (:values) order by at, id',
)

type Paged = { organizationId: number; limit: number; offset: number }
const all = query<Paged, MoveTable>(
  'select * from move where organization_id = :organizationId order by at desc, id desc limit :limit offset :offset',
)
const OF_JOB = 'organization_id = :organizationId and (from_job_id = :jobId or to_job_id = :jobId)'
const ofJob = query<Paged & { jobId: number }, MoveTable>(
  `select * from move where ${OF_JOB} order by at desc, id desc limit :limit offset :offset`,
)
const countAll = query<{ organizationId: number }, { count: number }>(
  'select count(*) as count from move where organization_id = :organizationId',
)
const countOfJob = query<{ organizationId: number; jobId: number }, { count: number }>(
  `select count(*) as count from move where ${OF_JOB}`,
)

/** Of many applications, each one's oldest first. */
export async function movesOf(
  engine: Engine,
  organizationId: number,
  applicationIds: readonly number[],
): Promise<Move[]> {
  return (await rowsOfMany(engine, ofApplications, { organizationId }, applicationIds)).map(toMove)
}

/** From or to a job, or all; newest first. */
export async function moves(
  engine: Engine,
  organizationId: number,
  jobId: number | undefined,
  { offset, limit }: OffsetPage,
): Promise<Move[]> {
  const page = { organizationId, offset, limit }
  const found = jobId === undefined ? rows(engine, all, page) : rows(engine, ofJob, { ...page, jobId })
  return (await found).map(toMove)
}

export async function countMoves(engine: Engine, organizationId: number, jobId: number | undefined): Promise<number> {
  const row =
    jobId === undefined
      ? await first(engine, countAll, { organizationId })
      : await first(engine, countOfJob, { organizationId, jobId })
  return row?.count ?? 0
}
