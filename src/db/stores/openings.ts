import type { Opening, OpeningReason } from '../../core/jobs/opening.ts'
import type { OpeningReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { manyQuery, query } from '../query.ts'
import type { OpeningTable } from '../schema.ts'
import { first, rows, rowsOfMany } from './rows.ts'

const byId = query<{ organizationId: number; id: number }, OpeningTable>(
  'select * from opening where organization_id = :organizationId and id = :id',
)
const ofJob = query<{ organizationId: number; jobId: number }, OpeningTable>(
  'select * from opening where organization_id = :organizationId and job_id = :jobId order by id',
)
const filledBy = manyQuery<{ organizationId: number }, OpeningTable>(
  'select * from opening where organization_id = :organizationId and hired_application_id in (:values) order by id',
)
const list = query<{ organizationId: number; afterId: number; limit: number }, OpeningTable>(
  'select * from opening where organization_id = :organizationId and id > :afterId order by id limit :limit',
)

export function createOpeningReader(engine: Engine): OpeningReader {
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toOpening(row)
    },
    ofJob: async (organizationId, jobId) => (await rows(engine, ofJob, { organizationId, jobId })).map(toOpening),
    filledBy: async (organizationId, applicationIds) =>
      (await rowsOfMany(engine, filledBy, { organizationId }, applicationIds)).map(toOpening),
    list: async (organizationId, page) => (await rows(engine, list, { organizationId, ...page })).map(toOpening),
  }
}

export function toOpeningRow(opening: Opening): OpeningTable {
  return {
    organization_id: opening.organizationId,
    id: opening.id,
    job_id: opening.jobId,
    name: opening.name,
    reason: opening.reason,
    is_open: Number(opening.isOpen),
    expected_hire_at: opening.expectedHireAt ?? null,
    opened_at: opening.openedAt,
    approved_at: opening.approvedAt ?? null,
    hired_application_id: opening.hiredApplicationId ?? null,
    custom_fields_json: JSON.stringify(opening.customFields),
    created_at: opening.createdAt,
    updated_at: opening.updatedAt,
    status_changed_at: opening.statusChangedAt,
  }
}

function toOpening(row: OpeningTable): Opening {
  return {
    organizationId: row.organization_id,
    id: row.id,
    jobId: row.job_id,
    name: row.name,
    reason: row.reason as OpeningReason,
    isOpen: row.is_open === 1,
    ...(row.expected_hire_at !== null && { expectedHireAt: row.expected_hire_at }),
    openedAt: row.opened_at,
    ...(row.approved_at !== null && { approvedAt: row.approved_at }),
    ...(row.hired_application_id !== null && { hiredApplicationId: row.hired_application_id }),
    customFields: JSON.parse(row.custom_fields_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    statusChangedAt: row.status_changed_at,
  }
}
