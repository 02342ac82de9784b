import { AlreadyExists } from '../errors.ts'
import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { describeUser } from './describeUser.ts'
import { ownClient } from './ownClient.ts'
import type { Role } from './permissions.ts'
import type { User } from './user.ts'

export type AddUserCommand = {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly jobIds: readonly number[]
  readonly password: string
}

/** Makes a user with a password, as a seed says it: the rules of passwords are for people. @throws AlreadyExists */
export async function addUser(
  deps: Pick<AccountDeps, 'clients' | 'passwords' | 'work' | 'clock' | 'ids'>,
  by: By,
  { password, ...wanted }: AddUserCommand,
): Promise<User> {
  const { organizationId } = by
  const now = deps.clock.now()
  const user: User = {
    ...wanted,
    organizationId,
    id: await deps.ids.next(),
    passwordHash: await deps.passwords.hash(password),
    colorScheme: 'auto',
    createdAt: now,
    updatedAt: now,
  }
  const own = await ownClient(deps, organizationId)
  const conflict = await deps.work.commit([
    ...own.changes,
    { do: 'addUser', user },
    await logged(deps, by, { type: 'user.added', at: now }, {}, describeUser(user)),
  ])
  if (conflict) throw new AlreadyExists(`There is already a user with the e-mail ${user.email}`)
  return user
}
