import type { Principal } from '../access/permissions.ts'
import { type Job, stageEver } from '../jobs/job.ts'
import type { Application, ApplicationView } from './application.ts'
import type { ApplicationDeps } from './deps.ts'
import type { Move } from './move.ts'

export type ViewDeps = Pick<ApplicationDeps, 'applications' | 'jobs' | 'clients' | 'openings'>

/** An application with all that is needed to show it to a caller, who may see it. */
export async function viewOf(deps: ViewDeps, principal: Principal, application: Application): Promise<ApplicationView> {
  const { organizationId, id } = application
  const [around, attachments, notes, moves, openings] = await Promise.all([
    surroundingsOf(deps, application),
    deps.applications.attachments(organizationId, id),
    deps.applications.notesBy(organizationId, id, principal.clientId),
    mayHaveMoved(application) ? deps.applications.movesOf(organizationId, [id]) : [],
    mayFillOpening(application) ? deps.openings.filledBy(organizationId, [id]) : [],
  ])
  const earlier = await earlierJobs(deps, application, moves)
  const filled = openings[0] && { openingId: openings[0].id }
  return { application, ...around, attachments, notes, moves, ...earlier, ...filled }
}

/** The same of many applications, with as many queries as of one for each hundred of them. */
export async function viewsOf(
  deps: ViewDeps,
  principal: Principal,
  applications: readonly Application[],
): Promise<ApplicationView[]> {
  const { organizationId, clientId } = principal
  const ids = idsOf(applications)
  const [attachments, notes, moves, openings] = await Promise.all([
    deps.applications.attachmentsOf(organizationId, ids),
    deps.applications.notesOf(organizationId, ids, clientId),
    deps.applications.movesOf(organizationId, idsOf(applications.filter(mayHaveMoved))),
    deps.openings.filledBy(organizationId, idsOf(applications.filter(mayFillOpening))),
  ])
  const of = {
    attachments: Map.groupBy(attachments, ({ applicationId }) => applicationId),
    notes: Map.groupBy(notes, ({ applicationId }) => applicationId),
    moves: Map.groupBy(moves, ({ applicationId }) => applicationId),
    openings: new Map(openings.map((opening) => [opening.hiredApplicationId, opening.id])),
  }
  return Promise.all(
    applications.map(async (application) => {
      const { id } = application
      const moved = of.moves.get(id) ?? []
      const openingId = of.openings.get(id)
      return {
        application,
        ...(await surroundingsOf(deps, application)),
        attachments: of.attachments.get(id) ?? [],
        notes: of.notes.get(id) ?? [],
        moves: moved,
        ...(await earlierJobs(deps, application, moved)),
        ...(openingId !== undefined && { openingId }),
      }
    }),
  )
}

/** Until its first change nothing was moved. */
function mayHaveMoved({ version }: Application): boolean {
  return version > 1
}

function mayFillOpening({ status }: Application): boolean {
  return status === 'hired'
}

function idsOf(applications: readonly Application[]): number[] {
  return applications.map(({ id }) => id)
}

type Surroundings = Pick<ApplicationView, 'job' | 'stage' | 'sourceName' | 'fromEmployeePortal'>

/** Where an application stands and who sent it: all of it is in the catalog. */
async function surroundingsOf(
  { jobs, clients }: ViewDeps,
  { organizationId, id, jobId, stageId, clientId }: Application,
): Promise<Surroundings> {
  const [job, source] = await Promise.all([jobs.byId(organizationId, jobId), clients.byId(organizationId, clientId)])
  const stage = job && stageEver(job, stageId)
  if (!job || !stage || !source)
    throw new Error(`Application ${id} stands in a job, a stage or a source that is not there`)
  return { job, stage, sourceName: source.name, fromEmployeePortal: source.employeePortal }
}

async function earlierJobs(
  { jobs }: ViewDeps,
  { organizationId, jobId }: Application,
  moves: readonly Move[],
): Promise<{ readonly earlierJobs?: readonly Job[] }> {
  const ids = [...new Set(moves.map(({ from }) => from.jobId))].filter((id) => id !== jobId)
  if (ids.length === 0) return {}
  const found = await Promise.all(ids.map((id) => jobs.byId(organizationId, id)))
  return { earlierJobs: found.filter((job) => job !== undefined) }
}
