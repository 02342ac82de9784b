import type { Job, JobStatus, Stage, StageKind } from '../../core/jobs/job.ts'
import type { JobReader } from '../../core/ports.ts'
import type { Catalog } from '../catalog.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import type { JobTable, StageTable } from '../schema.ts'
import { rows } from './rows.ts'

/** One row for each stage of a job, in pipeline order, each with its job. */
type JobStageRow = JobTable &
  Pick<StageTable, 'kind' | 'visible' | 'removed_at'> & {
    stage_id: number
    stage_name: string
    stage_reference: string | null
  }

function jobsWhere<P extends Record<string, number | string>>(condition: string) {
  return query<P, JobStageRow>(
    `select job.*, stage.id as stage_id, stage.name as stage_name, stage.reference as stage_reference,
      stage.kind, stage.visible, stage.removed_at
    from job
    join stage on stage.organization_id = job.organization_id and stage.job_id = job.id
    where job.organization_id = :organizationId ${condition}
    order by job.id, stage.position`,
  )
}

const byUid = jobsWhere<{ organizationId: number; uid: string }>('and job.uid = :uid')
const byReference = jobsWhere<{ organizationId: number; reference: string }>('and job.reference = :reference')
const byExternalReference = jobsWhere<{ organizationId: number; externalReference: string }>(
  'and job.external_reference = :externalReference',
)
const byId = jobsWhere<{ organizationId: number; id: number }>('and job.id = :id')
const all = jobsWhere<{ organizationId: number }>('')

export function createJobReader(engine: Engine, catalog: Catalog): JobReader {
  return {
    byUid: (organizationId, uid) =>
      catalog.get(
        `job/uid/${organizationId}/${uid}`,
        async () => toJobs(await rows(engine, byUid, { organizationId, uid }))[0],
      ),
    byReference: (organizationId, reference) =>
      catalog.get(
        `job/reference/${organizationId}/${reference}`,
        async () => toJobs(await rows(engine, byReference, { organizationId, reference }))[0],
      ),
    byId: (organizationId, id) =>
      catalog.get(
        `job/id/${organizationId}/${id}`,
        async () => toJobs(await rows(engine, byId, { organizationId, id }))[0],
      ),
    byExternalReference: async (organizationId, externalReference) =>
      toJobs(await rows(engine, byExternalReference, { organizationId, externalReference }))[0],
    list: (organizationId) =>
      catalog.get(`jobs/${organizationId}`, async () => toJobs(await rows(engine, all, { organizationId }))),
  }
}

function toJobs(found: readonly JobStageRow[]): Job[] {
  const jobs: OpenJob[] = []
  for (const row of found) {
    let job = jobs.at(-1)
    if (job?.id !== row.id) {
      job = toJob(row)
      jobs.push(job)
    }
    if (row.removed_at === null) job.stages.push(toStage(row))
    else (job.removedStages ??= []).push(toStage(row))
  }
  return jobs
}

/** A job whose stages are being read. */
type OpenJob = Omit<Job, 'removedStages'> & { stages: Stage[]; removedStages?: Stage[] }

function toJob(row: JobStageRow): OpenJob {
  return {
    organizationId: row.organization_id,
    id: row.id,
    uid: row.uid,
    reference: row.reference,
    name: row.name,
    status: row.status as JobStatus,
    ...(row.external_reference !== null && { externalReference: row.external_reference }),
    ...(row.department_id !== null && { departmentId: row.department_id }),
    details: JSON.parse(row.details_json),
    ...(row.published_at !== null && { publishedAt: row.published_at }),
    ...(row.archived_at !== null && { archivedAt: row.archived_at }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    stages: [],
  }
}

function toStage(row: JobStageRow): Stage {
  return {
    id: row.stage_id,
    name: row.stage_name,
    ...(row.stage_reference !== null && { reference: row.stage_reference }),
    kind: row.kind as StageKind,
    visible: row.visible === 1,
  }
}

export function toJobRow(job: Job): JobTable {
  return {
    organization_id: job.organizationId,
    id: job.id,
    uid: job.uid,
    reference: job.reference,
    name: job.name,
    status: job.status,
    external_reference: job.externalReference ?? null,
    department_id: job.departmentId ?? null,
    details_json: JSON.stringify(job.details),
    published_at: job.publishedAt ?? null,
    archived_at: job.archivedAt ?? null,
    created_at: job.createdAt,
    updated_at: job.updatedAt,
  }
}

export function toStageRows(job: Job): StageTable[] {
  return job.stages.map((stage, position) => toStageRow(job, stage, position))
}

export function toStageRow({ organizationId, id: jobId }: Job, stage: Stage, position: number): StageTable {
  return {
    organization_id: organizationId,
    id: stage.id,
    job_id: jobId,
    position,
    name: stage.name,
    reference: stage.reference ?? null,
    kind: stage.kind,
    visible: Number(stage.visible),
    removed_at: null,
  }
}
