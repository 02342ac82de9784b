import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../core/access/permissions.ts'
import type { Remember } from '../../core/idempotency.ts'
import type { Job } from '../../core/jobs/job.ts'
import { type JobSheet, readJobSheet } from '../../core/jobs/readJobs.ts'
import type { ApiDeps } from '../deps.ts'
import { mustMatch } from '../match-version.ts'
import { idInPath } from '../names.ts'
import { sheetDeps } from './job-sheets.ts'

/** What a change of a job stands on: the job of the path with its figures, which the answer shows as well. */
export async function changeJob<Changed>(
  deps: ApiDeps,
  principal: Principal,
  request: FastifyRequest,
  remember: Remember<JobSheet> | undefined,
  toSheet: (before: JobSheet, changed: Changed) => JobSheet,
  change: (id: number, check: (job: Job) => void, remember: Remember<Changed> | undefined) => Promise<Changed>,
): Promise<JobSheet> {
  const id = idInPath((request.params as { id: string }).id, 'job')
  const before = await readJobSheet(sheetDeps(deps), principal, id)
  const check = ({ updatedAt }: Job) => mustMatch(request, updatedAt)
  const remembering = remember && {
    ...remember,
    answer: (changed: Changed) => remember.answer(toSheet(before, changed)),
  }
  return toSheet(before, await change(id, check, remembering))
}
