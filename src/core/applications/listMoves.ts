import { type Principal, permit } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import { referenceOf } from '../ids.ts'
import { type Job, type Stage, stageEver } from '../jobs/job.ts'
import type { MoveFilter, OffsetPage } from './application-list.ts'
import type { ApplicationDeps } from './deps.ts'
import type { Place } from './move.ts'

/** Where an application stood or stands; without the stage when the job does not have it any more. */
export type PlaceView = { readonly job: Job; readonly stage?: Stage }

export type MoveView = {
  readonly candidateReference: string
  readonly from: PlaceView
  readonly to: PlaceView
  readonly at: number
}

/**
 * A page of an organization's moves, newest first, and how many there are in all. They hold no personal data, so whoever may
 * read moves reads all of them; only a caller that is limited to its own applications is limited to their moves.
 *
 * @param jobReference moves from or to this job
 * @throws NotPermitted | NotFound (job)
 */
export async function listMoves(
  deps: Pick<ApplicationDeps, 'applications' | 'jobs'>,
  principal: Principal,
  jobReference: string | undefined,
  page: OffsetPage,
): Promise<{ readonly moves: MoveView[]; readonly total: number }> {
  permit(principal, 'moves.read')
  const { organizationId, clientId, grant } = principal
  const job = jobReference === undefined ? undefined : await deps.jobs.byReference(organizationId, jobReference)
  if (jobReference !== undefined && !job) throw new NotFound('job')
  const onlyOwn = grant.has('applications.read.own') && !grant.has('applications.read.others')
  const filter: MoveFilter = { ...(job && { jobId: job.id }), ...(onlyOwn && { clientId }) }
  const [found, total] = await Promise.all([
    deps.applications.moves(organizationId, filter, page),
    deps.applications.countMoves(organizationId, filter),
  ])
  const ids = [...new Set(found.map(({ applicationId }) => applicationId))]
  const applications = new Map(
    (await deps.applications.byIds(organizationId, ids)).map((application) => [application.id, application]),
  )
  const jobs = new Map((await deps.jobs.list(organizationId)).map((each) => [each.id, each]))

  const placeOf = ({ jobId, stageId }: Place): PlaceView => {
    const at = jobs.get(jobId)
    if (!at) throw new Error(`A move names job ${jobId}, which is not there`)
    const stage = stageEver(at, stageId)
    return stage ? { job: at, stage } : { job: at }
  }
  const moves = found.map(({ applicationId, from, to, at }) => {
    const application = applications.get(applicationId)
    if (!application) throw new Error(`A move names application ${applicationId}, which is not there`)
    return { candidateReference: referenceOf(application), from: placeOf(from), to: placeOf(to), at }
  })
  return { moves, total }
}
