import { emailKey } from '../applications/application.ts'
import { NotFound } from '../errors.ts'
import { acceptedInvitation } from './acceptInvitation.ts'
import type { AccountDeps } from './account-ports.ts'
import type { VouchedFor } from './identity-provider.ts'
import { byUser, type NewSession, newSession } from './newSession.ts'
import { saveUser, untilDone } from './saveUser.ts'
import type { User } from './user.ts'

/**
 * Signs in whom a provider vouches for: a user whom it vouched for before, else a user with the verified e-mail, else whoever
 * is invited with it. Nobody else becomes a user.
 *
 * @returns undefined when it is none of these
 */
export async function signInWithProvider(
  deps: AccountDeps,
  vouched: VouchedFor,
  requestId: string,
): Promise<NewSession | undefined> {
  const { issuer, subject } = vouched
  const known = (await deps.users.everywhereByIdentity(issuer, subject)).find(isActive)
  const user = known ?? (await userByEmail(deps, vouched, requestId))
  if (!user) return invited(deps, vouched, requestId)
  const organization = await deps.organizations.byId(user.organizationId)
  if (!organization) return undefined
  const { started, changes } = await newSession(deps, user, organization, requestId)
  const conflict = await deps.work.commit(changes)
  if (conflict) throw new Error(`A session could not begin: ${conflict}`)
  return started
}

/** The user with the e-mail, who is known by the provider's subject from now on. */
async function userByEmail(
  deps: AccountDeps,
  { issuer, subject, email }: VouchedFor,
  requestId: string,
): Promise<User | undefined> {
  if (email === undefined) return undefined
  const [found] = (await deps.users.everywhereByEmail(emailKey(email))).filter(isActive)
  // Who is somebody else there already does not become another by a change of e-mail.
  if (!found || found.identity?.issuer === issuer) return undefined
  const own = await deps.clients.own(found.organizationId)
  return untilDone(async () => {
    const from = await deps.users.byId(found.organizationId, found.id)
    if (!from) throw new NotFound('user')
    return saveUser(deps, byUser(from, own?.id ?? 0, requestId), from, { ...from, identity: { issuer, subject } })
  })
}

async function invited(
  deps: AccountDeps,
  { issuer, subject, email, name }: VouchedFor,
  requestId: string,
): Promise<NewSession | undefined> {
  if (email === undefined) return undefined
  const now = deps.clock.now()
  const invitation = (await deps.invitations.everywhereUnused()).find(
    (each) => each.userId === undefined && emailKey(each.email) === emailKey(email) && now < each.expiresAt,
  )
  if (!invitation) return undefined
  return acceptedInvitation(deps, invitation, { name: name ?? email, identity: { issuer, subject } }, requestId)
}

function isActive({ deactivatedAt }: User): boolean {
  return deactivatedAt === undefined
}
