import { AlreadyExists, NotFound } from '../errors.ts'
import { idOfUid, uidOf } from '../ids.ts'
import type { Event } from '../log/event.ts'
import type { ApplicationReader, Clock, Ids } from '../ports.ts'
import type { Change, UnitOfWork } from '../unit-of-work.ts'
import type { Application } from './application.ts'

export type MergeDeps = {
  readonly applications: Pick<ApplicationReader, 'byId'>
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}

/** Who does it: a client, or the operator, whose id is 0. */
export type MergedBy = Pick<Event, 'clientId' | 'surface' | 'requestId'>

/** Every attempt lets at least one writer of the same application through, so this bounds how many may meet. */
const ATTEMPTS = 200

/**
 * Removes an application as a duplicate of another one, which goes on: whoever asks for it is told of the other. Nothing of it
 * is lost, so `restoreDuplicate` undoes this. Both are linked to one person from then on.
 *
 * @throws NotFound when one of the two is not there
 * @throws AlreadyExists when one of the two was removed as a duplicate itself, or they are the same
 */
export function removeDuplicate(
  deps: MergeDeps,
  organizationId: number,
  { removed, survivor }: { readonly removed: string; readonly survivor: string },
  by: MergedBy,
): Promise<void> {
  return change(deps, organizationId, removed, by, 'application.removed', async (from, at) => {
    const into = await find(deps, organizationId, survivor)
    if (into.id === from.id) throw new AlreadyExists(`${uidOf(from.id)} cannot be a duplicate of itself`)
    for (const each of [from, into]) {
      if (each.duplicateOf === undefined) continue
      throw new AlreadyExists(`${uidOf(each.id)} was removed before, as a duplicate of ${uidOf(each.duplicateOf)}`)
    }
    const { personId: personBefore } = from
    return { ...from, personId: into.personId, personBefore, duplicateOf: into.id, deletedAt: at }
  })
}

/**
 * Brings back an application that was removed as a duplicate, as it was, linked to its own person.
 *
 * @throws NotFound when it is not there, or was not removed as a duplicate
 */
export function restoreDuplicate(deps: MergeDeps, organizationId: number, uid: string, by: MergedBy): Promise<void> {
  return change(deps, organizationId, uid, by, 'application.restored', async (from) => {
    const { duplicateOf, personBefore, deletedAt: _, ...rest } = from
    if (duplicateOf === undefined) throw new NotFound('application')
    return { ...rest, personId: personBefore ?? from.personId }
  })
}

async function change(
  deps: MergeDeps,
  organizationId: number,
  uid: string,
  { clientId, surface, requestId }: MergedBy,
  type: 'application.removed' | 'application.restored',
  make: (from: Application, at: number) => Promise<Application>,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const from = await find(deps, organizationId, uid)
    const at = deps.clock.now()
    const to = { ...(await make(from, at)), version: from.version + 1, updatedAt: at }
    const event: Event = {
      organizationId,
      id: await deps.ids.next(),
      type,
      applicationId: from.id,
      personId: to.personId,
      clientId,
      surface,
      fields: ['duplicateOf', 'personId'],
      at,
      requestId,
      details: { salt: deps.ids.salt(), before: linksOf(from), after: linksOf(to) },
    }
    const changes: Change[] = [
      { do: 'changeApplication', application: to, from },
      ...[from, to].map(({ personId }) => ({ do: 'touchPerson', organizationId, personId, at }) as const),
      { do: 'appendEvent', event },
    ]
    if ((await deps.work.commit(changes)) === undefined) return
  }
  throw new Error('An application could not be changed: somebody else was quicker again and again')
}

/** @throws NotFound when it never was, or was deleted for good */
async function find({ applications }: MergeDeps, organizationId: number, uid: string): Promise<Application> {
  const id = idOfUid(uid)
  const found = id === undefined ? undefined : await applications.byId(organizationId, id)
  if (!found || (found.deletedAt !== undefined && found.duplicateOf === undefined)) throw new NotFound('application')
  return found
}

function linksOf({ duplicateOf, personId }: Application) {
  return { duplicateOf: duplicateOf ?? null, personId }
}
