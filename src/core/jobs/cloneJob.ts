import { type Principal, permit } from '../access/permissions.ts'
import { NotATemplate } from '../errors.ts'
import type { Remember } from '../idempotency.ts'
import { permitDetails, writeNewJob } from './createJob.ts'
import type { HiringDeps } from './deps.ts'
import { type AnyJobName, findJob } from './findJob.ts'
import type { CreateJobCommand } from './job-command.ts'
import type { JobView } from './job-view.ts'

export type CloneJobCommand = CreateJobCommand & {
  /** Whether the team comes along. */
  readonly copyTeam: boolean
}

/**
 * Makes a job out of a template: its texts, places of work, department, questionnaires and pipeline, unless the command
 * says otherwise. The names by which other systems know the template stay with it.
 *
 * @throws NotPermitted | NotFound (job, office, department, questionnaire) | NotATemplate | NameTaken
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function cloneJob(
  deps: HiringDeps,
  principal: Principal,
  name: AnyJobName,
  command: CloneJobCommand,
  remember?: Remember<JobView>,
): Promise<JobView> {
  permit(principal, 'jobs.clone')
  permitDetails(principal, command.details)
  const template = await findJob(deps, principal, name)
  if (!template.details.isTemplate) throw new NotATemplate()
  const { isTemplate: _, customId: __, activePageUrl: ___, team, officeIds, ...copied } = template.details
  const details = { ...copied, ...(command.copyTeam && team && { team }), ...command.details }
  const { stages, departmentId } = template
  const mould = {
    stages,
    ...(departmentId !== undefined && { departmentId }),
    ...(officeIds && { officeIds }),
  }
  return writeNewJob(deps, principal, { ...command, details }, mould, remember)
}
