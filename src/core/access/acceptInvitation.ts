import { AlreadyExists, InvalidField, NotFound } from '../errors.ts'
import type { Change, Organization } from '../unit-of-work.ts'
import { logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { describeUser, userDifference } from './describeUser.ts'
import { byUser, type NewSession, newSession } from './newSession.ts'
import { mustBeGoodPassword } from './password-rules.ts'
import { readInvitation } from './readInvitation.ts'
import type { Identity, Invitation, User } from './user.ts'

export type AcceptCommand = {
  readonly token: string
  /** Needed for a new user. */
  readonly name?: string
  readonly password: string
  readonly requestId: string
}

/**
 * Makes a user of whoever follows the link of an invitation, or sets the password of a user anew, and signs in.
 *
 * @throws NotFound (invitation) | InvalidField (`password`, `name`) | AlreadyExists when the e-mail is a user's meanwhile
 */
export async function acceptInvitation(deps: AccountDeps, command: AcceptCommand): Promise<NewSession> {
  const { name, password, requestId } = command
  const invitation = await readInvitation(deps, command.token)
  mustBeGoodPassword(password, invitation.email, 'password')
  if (invitation.userId !== undefined) return resetPassword(deps, invitation, invitation.userId, password, requestId)
  if (name === undefined) throw new InvalidField('name', 'missing')
  const passwordHash = await deps.passwords.hash(password)
  return acceptedInvitation(deps, invitation, { name, passwordHash }, requestId)
}

/** Makes a user of whoever has shown to be the one who is invited. @throws NotFound | AlreadyExists */
export async function acceptedInvitation(
  deps: AccountDeps,
  invitation: Invitation,
  proof: { readonly name: string; readonly passwordHash?: string; readonly identity?: Identity },
  requestId: string,
): Promise<NewSession> {
  const { organizationId, email, role, jobIds } = invitation
  const now = deps.clock.now()
  const id = await deps.ids.next()
  const head = { organizationId, id, email, role, jobIds, createdAt: now, updatedAt: now }
  const user: User = { ...head, ...proof, colorScheme: 'auto' }
  return begin(deps, invitation, user, requestId, [{ do: 'addUser', user }], {})
}

async function resetPassword(
  deps: AccountDeps,
  invitation: Invitation,
  userId: number,
  password: string,
  requestId: string,
): Promise<NewSession> {
  const { organizationId } = invitation
  const from = await deps.users.byId(organizationId, userId)
  if (!from || from.deactivatedAt !== undefined) throw new NotFound('invitation')
  const passwordHash = await deps.passwords.hash(password)
  const user: User = { ...from, passwordHash, updatedAt: Math.max(deps.clock.now(), from.updatedAt + 1) }
  const changes: Change[] = [
    { do: 'changeUser', user, from },
    { do: 'endSessions', organizationId, userId },
  ]
  return begin(deps, invitation, user, requestId, changes, { from })
}

async function begin(
  deps: AccountDeps,
  invitation: Invitation,
  user: User,
  requestId: string,
  first: readonly Change[],
  { from }: { readonly from?: User },
): Promise<NewSession> {
  const organization = await organizationOf(deps, user)
  const at = deps.clock.now()
  const { started, changes } = await newSession(deps, user, organization, requestId)
  const by = byUser(user, started.principal.clientId, requestId)
  const [before, after] = from ? userDifference(from, user) : [{}, describeUser(user)]
  const conflict = await deps.work.commit([
    { do: 'useInvitation', invitation, at },
    ...first,
    ...changes,
    await logged(deps, by, { type: from ? 'user.changed' : 'user.added', at }, before, after),
  ])
  if (conflict === 'used' || conflict === 'stale') throw new NotFound('invitation')
  if (conflict === 'email_taken') throw new AlreadyExists('There is a user with this e-mail already: sign in')
  if (conflict) throw new Error(`An invitation could not be accepted: ${conflict}`)
  return started
}

async function organizationOf({ organizations }: AccountDeps, { organizationId }: User): Promise<Organization> {
  const found = await organizations.byId(organizationId)
  if (!found) throw new NotFound('invitation')
  return found
}
