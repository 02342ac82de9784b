import { mayKnowJob, type Principal } from '../../core/access/permissions.ts'
import { InvalidField, InvalidFields } from '../../core/errors.ts'
import { idOfUid } from '../../core/ids.ts'
import type { ApiDeps } from '../deps.ts'

export type Place = { readonly jobId?: number; readonly stageId?: number }

type Named = { jobId?: string; stageId?: string; statement?: { customFields?: object } }

/**
 * The ids of the job and the stage that a body names.
 *
 * @param currentJobId the job that a stage belongs to where the body names none
 * @throws InvalidFields naming a job, a stage and every custom field that there is not
 */
export async function checkNames(
  { applications: { jobs, organizations } }: ApiDeps,
  principal: Principal,
  { jobId, stageId, statement }: Named,
  currentJobId?: number,
): Promise<Place> {
  const { organizationId } = principal
  const bad: InvalidField[] = []
  const id = jobId === undefined ? currentJobId : (idOfUid(jobId) ?? 0)
  const found = id === undefined ? undefined : await jobs.byId(organizationId, id)
  const job = found && mayKnowJob(principal, { jobId: found.id }) ? found : undefined
  if (!job) bad.push(new InvalidField('jobId', 'unknown', { expected: 'the id of a job' }))
  const wanted = stageId === undefined ? undefined : (idOfUid(stageId) ?? 0)
  if (job && wanted !== undefined && !job.stages.some((stage) => stage.id === wanted)) {
    bad.push(new InvalidField('stageId', 'unknown', { expected: 'the id of a stage of the job' }))
  }
  const known = await organizations.customFields(organizationId)
  for (const name of Object.keys(statement?.customFields ?? {})) {
    if (known.has(name)) continue
    const expected = 'the name of a custom field of the organization'
    bad.push(new InvalidField(`statement.customFields.${name}`, 'unknown', { expected }))
  }
  if (bad.length > 0) throw new InvalidFields(bad)
  return {
    ...(jobId !== undefined && job && { jobId: job.id }),
    ...(wanted !== undefined && { stageId: wanted }),
  }
}
