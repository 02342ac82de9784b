import { emailKey } from '../applications/application.ts'
import { OrganizationToChoose, WrongCredentials } from '../errors.ts'
import type { Organization } from '../unit-of-work.ts'
import type { AccountDeps } from './account-ports.ts'
import { countAttempt, MOST_OF_A_USER } from './countAttempt.ts'
import { type NewSession, newSession } from './newSession.ts'
import type { User } from './user.ts'

export type SignInCommand = {
  readonly email: string
  readonly password: string
  /** Where the same e-mail and password are those of users of several. */
  readonly organizationId?: number
  /** The network address that it comes from. */
  readonly address: string
  readonly requestId: string
}

/** Many people may share an address. */
const MOST_OF_AN_ADDRESS = 5 * MOST_OF_A_USER

/**
 * Begins a session. Attempts are counted by e-mail and by address before anything is compared, so that many at once are no way
 * around the count; success takes them back.
 *
 * @throws WrongCredentials | TooManyAttempts | OrganizationToChoose | Unavailable
 */
export async function signIn(deps: AccountDeps, command: SignInCommand): Promise<NewSession> {
  const email = { name: `email ${emailKey(command.email)}`, most: MOST_OF_A_USER }
  const address = { name: `address ${command.address}`, most: MOST_OF_AN_ADDRESS }
  await countAttempt(deps, address)
  await countAttempt(deps, email)
  const candidates = await rightOnes(deps, command)
  const wanted = candidates.filter(
    ({ user }) => command.organizationId === undefined || user.organizationId === command.organizationId,
  )
  const [only, another] = wanted
  if (!only) throw new WrongCredentials()
  await deps.throttle.forgiveAll(email)
  await deps.throttle.forgiveOne(address)
  if (another) {
    throw new OrganizationToChoose(wanted.map(({ organization: { id, name } }) => ({ id, name })))
  }
  const { started, changes } = await newSession(deps, only.user, only.organization, command.requestId)
  const conflict = await deps.work.commit(changes)
  if (conflict) throw new Error(`A session could not begin: ${conflict}`)
  return started
}

type Found = { readonly user: User; readonly organization: Organization; readonly isOutdated: boolean }

/** Every active user with this e-mail and this password. It takes as long when there is none. */
async function rightOnes(deps: AccountDeps, { email, password }: SignInCommand): Promise<Found[]> {
  const users = (await deps.users.everywhereByEmail(emailKey(email))).filter(
    ({ deactivatedAt, passwordHash }) => deactivatedAt === undefined && passwordHash !== undefined,
  )
  if (users.length === 0) await deps.passwords.verify(undefined, password)
  const found: Found[] = []
  for (const user of users) {
    const { isRight, isOutdated } = await deps.passwords.verify(user.passwordHash, password)
    const organization = isRight ? await deps.organizations.byId(user.organizationId) : undefined
    if (organization) found.push({ user, organization, isOutdated })
  }
  if (found.some(({ isOutdated }) => isOutdated)) return rehashed(deps, found, password)
  return found
}

/** Keeps the password as it is kept today. */
async function rehashed(deps: AccountDeps, found: readonly Found[], password: string): Promise<Found[]> {
  return Promise.all(
    found.map(async (each) => {
      if (!each.isOutdated) return each
      const from = each.user
      const user = { ...from, passwordHash: await deps.passwords.hash(password), updatedAt: from.updatedAt + 1 }
      const conflict = await deps.work.commit([{ do: 'changeUser', user, from }])
      return conflict === undefined ? { ...each, user } : each
    }),
  )
}
