import { InvalidField, NotFound } from '../errors.ts'
import type { Change, Organization } from '../unit-of-work.ts'
import { logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { describeUser } from './describeUser.ts'
import { byUser, type NewSession, newSession } from './newSession.ts'
import { mustBeGoodPassword } from './password-rules.ts'
import { readSetup } from './readSetup.ts'
import type { User } from './user.ts'

export type SetUpCommand = {
  readonly token: string
  /** Needed where there is no organization yet, and not looked at elsewhere. */
  readonly organizationName?: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly requestId: string
}

/**
 * Makes the first admin, with the organization where there is none, and signs in.
 *
 * @throws NotFound (setup link) | InvalidField (`password`, `organizationName`)
 */
export async function setUp(deps: AccountDeps, command: SetUpCommand): Promise<NewSession> {
  const { name, email, password, requestId, token } = command
  const there = await readSetup(deps, token)
  mustBeGoodPassword(password, email, 'password')
  const organization = there ?? (await newOrganization(deps, command.organizationName))
  const now = deps.clock.now()
  const user: User = {
    organizationId: organization.id,
    id: await deps.ids.next(),
    email,
    name,
    passwordHash: await deps.passwords.hash(password),
    role: 'admin',
    jobIds: [],
    colorScheme: 'auto',
    createdAt: now,
    updatedAt: now,
  }
  const added: Change[] = there ? [] : [{ do: 'addOrganization', organization }]
  const { started, changes } = await newSession(deps, user, organization, requestId)
  const by = byUser(user, started.principal.clientId, requestId)
  const conflict = await deps.work.commit([
    { do: 'useSetup', tokenHash: deps.vault.tokenHash(token) },
    ...added,
    { do: 'addUser', user },
    ...changes,
    await logged(deps, by, { type: 'user.added', at: now }, {}, describeUser(user)),
  ])
  if (conflict === 'used') throw new NotFound('setup link')
  if (conflict === 'email_taken') throw new InvalidField('email', 'value', { expected: 'an e-mail that no user has' })
  if (conflict) throw new Error(`The first admin could not be made: ${conflict}`)
  return started
}

async function newOrganization({ ids, clock }: AccountDeps, name: string | undefined): Promise<Organization> {
  if (name === undefined) throw new InvalidField('organizationName', 'missing')
  return {
    id: await ids.next(),
    reference: ids.code(7),
    name,
    linksByEmail: true,
    careersToken: ids.code(32),
    about: {},
    createdAt: clock.now(),
  }
}
