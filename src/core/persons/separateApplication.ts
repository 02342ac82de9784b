import { mayChange, type Principal } from '../access/permissions.ts'
import type { ByRequest } from '../applications/changeStanding.ts'
import type { ErasureDeps } from '../applications/deps.ts'
import { findApplication } from '../applications/readApplication.ts'
import { AlreadyExists, NotPermitted } from '../errors.ts'
import type { Change } from '../unit-of-work.ts'
import { relink } from './relink.ts'

/** Every attempt lets at least one writer of the same application through, so this bounds how many may meet. */
const ATTEMPTS = 200

/**
 * Gives an application a person of its own. The e-mails of the old one stay with it: what comes with them is linked there.
 *
 * @returns the new person
 * @throws NotFound (application) | NotPermitted | RemovedAsDuplicate
 * @throws AlreadyExists when its person has no other application
 */
export async function separateApplication(
  deps: ErasureDeps,
  principal: Principal,
  id: number,
  by: ByRequest,
): Promise<number> {
  const { organizationId } = principal
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const from = await findApplication(deps, principal, { id })
    if (!mayChange(principal, from)) throw new NotPermitted('applications.update')
    const ofPerson = await deps.applications.ofPerson(organizationId, from.personId)
    if (ofPerson.length < 2) throw new AlreadyExists('The application has a person of its own already')
    const now = deps.clock.now()
    const personId = await deps.ids.next()
    const { changes: linked } = await relink(deps.ids, principal, from, { personId, at: now }, by)
    const person = { organizationId, id: personId, activeAt: now, createdAt: now }
    const changes: Change[] = [{ do: 'addPerson', person }, ...linked]
    if ((await deps.work.commit(changes)) === undefined) return personId
  }
  throw new Error('An application could not be changed: somebody else was quicker again and again')
}
