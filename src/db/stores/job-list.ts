import type { Application } from '../../core/applications/application.ts'
import type { JobListFilter, OffsetPage } from '../../core/applications/application-list.ts'
import type { Engine, SqlValue } from '../engine.ts'
import { type Query, query } from '../query.ts'
import type { ApplicationTable } from '../schema.ts'
import { toApplication } from './application-rows.ts'
import { first, rows } from './rows.ts'

/** The applications of one job by numbered pages, newest first, as Welcome Kit asks for them. */

type Values = Record<string, SqlValue> & { organizationId: number }

const MOST_STAGES = 20

const queries = new Map<string, Query<Values, ApplicationTable & { count: number }>>()

export async function applicationsOfJob(
  engine: Engine,
  organizationId: number,
  filter: JobListFilter,
  { offset, limit }: OffsetPage,
): Promise<Application[]> {
  const { text, values } = conditionsOf(filter)
  const found = prepared(
    `select * from application where ${text} order by created_at desc, id desc limit :limit offset :offset`,
  )
  return (await rows(engine, found, { ...values, organizationId, offset, limit })).map(toApplication)
}

export async function countApplicationsOfJob(
  engine: Engine,
  organizationId: number,
  filter: JobListFilter,
): Promise<number> {
  const { text, values } = conditionsOf(filter)
  const row = await first(engine, prepared(`select count(*) as count from application where ${text}`), {
    ...values,
    organizationId,
  })
  return row?.count ?? 0
}

function prepared(text: string): Query<Values, ApplicationTable & { count: number }> {
  let found = queries.get(text)
  if (!found) {
    found = query(text)
    queries.set(text, found)
  }
  return found
}

function conditionsOf(filter: JobListFilter): { text: string; values: Record<string, SqlValue> } {
  const conditions = ['organization_id = :organizationId', 'job_id = :jobId', 'deleted_at is null']
  const values: Record<string, SqlValue> = { jobId: filter.jobId }
  const add = (condition: string, name: string, value: SqlValue | undefined) => {
    if (value === undefined) return
    conditions.push(condition)
    values[name] = value
  }
  add('client_id = :clientId', 'clientId', filter.clientId)
  add('email_key = :email', 'email', filter.email)
  add('archived = :archived', 'archived', filter.archived === undefined ? undefined : Number(filter.archived))
  add('created_at >= :createdFrom', 'createdFrom', filter.createdFrom)
  add('updated_at >= :updatedFrom', 'updatedFrom', filter.updatedFrom)
  // Clients ask for a host where a whole address was sent.
  add("lower(referrer) like :referrer escape '!'", 'referrer', filter.referrer && containing(filter.referrer))
  if (filter.stageIds) {
    const names = Array.from({ length: MOST_STAGES }, (_, index) => `stage_${String.fromCharCode(97 + index)}`)
    conditions.push(`stage_id in (${names.map((name) => `:${name}`).join(', ')})`)
    for (const [index, name] of names.entries()) values[name] = filter.stageIds[index] ?? filter.stageIds[0] ?? -1
  }
  return { text: conditions.join(' and '), values }
}

function containing(text: string): string {
  return `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`
}
