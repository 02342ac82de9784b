import { maySee, type Principal } from '../access/permissions.ts'
import type { Application, ApplicationView, Note } from './application.ts'
import type { ApplicationName } from './readApplication.ts'
import { readApplication } from './readApplication.ts'
import type { ViewDeps } from './views.ts'

/** An application with everything that was ever sent with it, whoever sent it. */
export type WholeApplication = {
  readonly view: ApplicationView
  /** Of every client, oldest first; only its own for a client that sees its own applications alone. */
  readonly notes: readonly Note[]
  /** The other applications of the same person that the caller may see, newest first. */
  readonly others: readonly Application[]
  /** The names of the clients that its notes and moves came through, by their ids. */
  readonly clientNames: ReadonlyMap<number, string>
}

/** @throws NotFound | ApplicationDeleted (a NotFound) | RemovedAsDuplicate */
export async function readWhole(
  deps: ViewDeps,
  principal: Principal,
  name: ApplicationName,
): Promise<WholeApplication> {
  const view = await readApplication(deps, principal, name)
  const { organizationId, id, personId } = view.application
  const [notes, ofPerson] = await Promise.all([
    seesAllNotes(principal) ? deps.applications.everyNote(organizationId, id) : view.notes,
    deps.applications.ofPerson(organizationId, personId),
  ])
  const others = ofPerson.filter((each) => each.id !== id && maySee(principal, each)).toReversed()
  return { view, notes, others, clientNames: await clientNames(deps, organizationId, view, notes) }
}

/** A partner that reads its own applications does not read what is noted on them here. */
export function seesAllNotes({ user, grant }: Principal): boolean {
  return user !== undefined || grant.has('applications.read.others')
}

async function clientNames(
  { clients }: ViewDeps,
  organizationId: number,
  { moves }: ApplicationView,
  notes: readonly Note[],
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set([...notes, ...moves].map(({ clientId }) => clientId))]
  const found = await Promise.all(ids.map((id) => clients.byId(organizationId, id)))
  return new Map(found.flatMap((client) => (client ? [[client.id, client.name]] : [])))
}
