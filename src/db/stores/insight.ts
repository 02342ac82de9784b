import type { Surface } from '../../core/applications/application.ts'
import type { TimeRange } from '../../core/applications/application-list.ts'
import type { Status } from '../../core/applications/status.ts'
import type { InsightReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { manyQuery, query } from '../query.ts'
import { first, rows, rowsOfMany } from './rows.ts'

/** Figures. Each is counted in an index that holds all it needs: no row of an application is read. */

type InJob = { organizationId: number; jobId: number; from: number; until: number }
type StageCount = { stage_id: number; count: number }

const OF_JOB = `a.organization_id = :organizationId and a.job_id = :jobId and a.created_at >= :from
  and a.created_at < :until and a.deleted_at is null`

const current = query<InJob, StageCount>(
  `select a.stage_id, count(*) as count from application a where ${OF_JOB} group by a.stage_id`,
)

/** Who never left a stage stands in it; whoever came into one that it left is among those that left it. */
const reached = query<InJob, StageCount>(
  `select s.stage_id, count(*) as count from (
      select a.id, a.stage_id from application a where ${OF_JOB}
      union
      select a.id, m.from_stage_id from application a
        join move m on m.organization_id = a.organization_id and m.application_id = a.id where ${OF_JOB}
    ) s group by s.stage_id`,
)

type InTime = { organizationId: number; from: number; until: number }
type SourceRow = { client_id: number; surface: string; status: string; count: number }
type DayRow = { day: number; count: number }

const IN_TIME = `a.organization_id = :organizationId and a.created_at >= :from and a.created_at < :until
  and a.deleted_at is null`

const SOURCES = 'select a.client_id, a.surface, a.status, count(*) as count from application a'
const BY_SOURCE = 'group by a.client_id, a.surface, a.status'
const sourcesEverywhere = query<InTime, SourceRow>(`${SOURCES} where ${IN_TIME} ${BY_SOURCE}`)
const sourcesOfJobs = manyQuery<InTime, SourceRow>(`${SOURCES} where ${IN_TIME} and a.job_id in (:values) ${BY_SOURCE}`)

const DAYS = 'select cast(a.created_at + :offset as bigint) / 86400000 as day, count(*) as count from application a'
const BY_DAY = 'group by 1'
const daysEverywhere = query<InTime & { offset: number }, DayRow>(`${DAYS} where ${IN_TIME} ${BY_DAY}`)
const daysOfJobs = manyQuery<InTime & { offset: number }, DayRow>(
  `${DAYS} where ${IN_TIME} and a.job_id in (:values) ${BY_DAY}`,
)

const stays = manyQuery<{ organizationId: number }, StageCount>(
  `select from_stage_id as stage_id, count(*) as count from move
    where organization_id = :organizationId and from_stage_id in (:values) group by from_stage_id`,
)

const stayAt = query<{ organizationId: number; stageId: number; place: number }, { stay: number }>(
  `select at - entered_at as stay from move
    where organization_id = :organizationId and from_stage_id = :stageId
    order by at - entered_at limit 1 offset :place`,
)

export function createInsightReader(engine: Engine): InsightReader {
  return {
    reached: async (organizationId, jobId, created) =>
      byStage(await rows(engine, reached, { organizationId, jobId, ...bounds(created) })),
    current: async (organizationId, jobId, created) =>
      byStage(await rows(engine, current, { organizationId, jobId, ...bounds(created) })),
    async bySource(organizationId, { jobIds, created }) {
      const values = { organizationId, ...bounds(created) }
      const found = jobIds
        ? await rowsOfMany(engine, sourcesOfJobs, values, jobIds)
        : await rows(engine, sourcesEverywhere, values)
      return found.map(({ client_id, surface, status, count }) => ({
        clientId: client_id,
        surface: surface as Surface,
        status: status as Status,
        count,
      }))
    },
    async byDay(organizationId, { jobIds, created }, offset) {
      const values = { organizationId, ...bounds(created), offset }
      const found = jobIds
        ? await rowsOfMany(engine, daysOfJobs, values, jobIds)
        : await rows(engine, daysEverywhere, values)
      const days = new Map<number, number>()
      for (const { day, count } of found) days.set(day, (days.get(day) ?? 0) + count)
      return days
    },
    stays: async (organizationId, stageIds) => byStage(await rowsOfMany(engine, stays, { organizationId }, stageIds)),
    stayAt: async (organizationId, stageId, place) =>
      (await first(engine, stayAt, { organizationId, stageId, place }))?.stay ?? 0,
  }
}

function bounds({ from = 0, until = Number.MAX_SAFE_INTEGER }: TimeRange): { from: number; until: number } {
  return { from, until }
}

function byStage(found: readonly StageCount[]): Map<number, number> {
  return new Map(found.map(({ stage_id, count }) => [stage_id, count]))
}
