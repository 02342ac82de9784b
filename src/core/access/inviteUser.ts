import { emailKey } from '../applications/application.ts'
import { AlreadyExists } from '../errors.ts'
import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { mustBeJobs } from './mustBeJobs.ts'
import type { Role } from './permissions.ts'
import { type Invitation, LINK_LIFETIME } from './user.ts'

export type InviteCommand = {
  readonly email: string
  readonly role: Role
  /** The jobs that a hiring manager is on. */
  readonly jobIds: readonly number[]
  /** The user who invites; 0 for the operator. */
  readonly invitedBy: number
}

/**
 * Invites somebody by a link, which takes the place of the one before for the same e-mail.
 *
 * @returns the invitation, and the token of its link: the store cannot give it back
 * @throws AlreadyExists when the e-mail is a user's | InvalidField (`jobIds`)
 */
export async function inviteUser(
  deps: Pick<AccountDeps, 'users' | 'invitations' | 'jobs' | 'vault' | 'work' | 'clock' | 'ids'>,
  by: By,
  { email, role, jobIds, invitedBy }: InviteCommand,
): Promise<{ readonly invitation: Invitation; readonly token: string }> {
  const { organizationId } = by
  if (await deps.users.byEmail(organizationId, emailKey(email))) {
    throw new AlreadyExists('There is a user with this e-mail already')
  }
  const now = deps.clock.now()
  const token = `${organizationId}.${deps.vault.newSecret('i').slice(2)}`
  const invitation: Invitation = {
    organizationId,
    id: await deps.ids.next(),
    tokenHash: deps.vault.tokenHash(token),
    email,
    role,
    jobIds: role === 'hiring_manager' ? await mustBeJobs(deps, organizationId, jobIds) : [],
    invitedBy,
    createdAt: now,
    expiresAt: now + LINK_LIFETIME,
  }
  const before = (await deps.invitations.unused(organizationId)).filter(
    (each) => emailKey(each.email) === emailKey(email),
  )
  await deps.work.commit([
    ...before.map((each) => ({ do: 'removeInvitation', invitation: each }) as const),
    { do: 'addInvitation', invitation },
    await logged(deps, by, { type: 'user.invited', at: now }, {}, { email, role, jobIds: invitation.jobIds }),
  ])
  return { invitation, token }
}
