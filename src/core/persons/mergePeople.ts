import { mayChange, maySee, type Principal } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { ByRequest } from '../applications/changeStanding.ts'
import type { ErasureDeps } from '../applications/deps.ts'
import { UNDO_LIFETIME, type UndoStep } from '../applications/undo-step.ts'
import { AlreadyExists, NotFound, NotPermitted } from '../errors.ts'
import type { Change } from '../unit-of-work.ts'
import { relink } from './relink.ts'

/** Every attempt lets at least one writer of the same application through, so this bounds how many may meet. */
const ATTEMPTS = 200

/**
 * Makes two people one: whatever the other one has is the first one's from then on, and so is what comes with its e-mails.
 * Nothing else changes, so that it can be undone.
 *
 * @throws NotFound (person) when one of the two is not there, or the caller sees nothing of it
 * @throws NotPermitted when the caller does not see, or may not change, all that the two have
 * @throws AlreadyExists when they are the same
 */
export async function mergePeople(
  deps: ErasureDeps,
  principal: Principal,
  { into, personId }: { readonly into: number; readonly personId: number },
  by: ByRequest,
): Promise<UndoStep> {
  if (into === personId) throw new AlreadyExists('Somebody cannot be merged into himself or herself')
  const { organizationId } = principal
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await mustReach(deps, principal, into)
    const moving = await mustReach(deps, principal, personId)
    const [leads, mergedBefore] = await Promise.all([
      deps.leads.ofPerson(organizationId, personId),
      deps.people.mergedInto(organizationId, personId),
    ])
    const now = deps.clock.now()
    const moved = await Promise.all(
      moving.map((from) => relink(deps.ids, principal, from, { personId: into, at: now }, by)),
    )
    const merged = { personId, leadIds: leads.map(({ id }) => id), mergedBefore }
    const applications = moved.map(({ application }) => application)
    const step = await stepOf(deps, principal, applications, now, merged)
    const changes: Change[] = [
      ...moved.flatMap((each) => each.changes),
      ...leads.map(({ id }) => ({ do: 'linkLead', organizationId, id, personId: into }) as const),
      ...[personId, ...mergedBefore].map(
        (each) => ({ do: 'mergePerson', organizationId, personId: each, into }) as const,
      ),
      { do: 'touchPerson', organizationId, personId: into, at: now },
      { do: 'addUndoStep', step },
    ]
    if ((await deps.work.commit(changes)) === undefined) return step
  }
  throw new Error('People could not be merged: somebody changed an application again and again')
}

/** All that a person has, that which was removed as a duplicate too. */
async function mustReach(deps: ErasureDeps, principal: Principal, personId: number): Promise<Application[]> {
  const all = await deps.applications.everOfPerson(principal.organizationId, personId)
  const seen = all.filter((each) => maySee(principal, each))
  if (!seen.some(({ deletedAt }) => deletedAt === undefined)) throw new NotFound('person')
  if (seen.length < all.length) throw new NotPermitted('applications.read.others')
  if (!all.every((each) => mayChange(principal, each))) throw new NotPermitted('applications.update.others')
  return all
}

async function stepOf(
  deps: ErasureDeps,
  { organizationId, clientId, user }: Principal,
  moved: readonly Application[],
  createdAt: number,
  merged: NonNullable<UndoStep['merged']>,
): Promise<UndoStep> {
  const items = moved.map(({ id, version }) => ({ id, version, before: {} }))
  const head = { organizationId, id: await deps.ids.next(), clientId, ...(user && { userId: user.id }) }
  return { ...head, items, merged, createdAt, expiresAt: createdAt + UNDO_LIFETIME }
}
