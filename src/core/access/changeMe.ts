import { InvalidField, NotFound } from '../errors.ts'
import { byPrincipal } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { countAttempt, MOST_OF_A_USER } from './countAttempt.ts'
import type { SignedIn } from './newSession.ts'
import { mustBeGoodPassword } from './password-rules.ts'
import { saveUser, untilDone } from './saveUser.ts'
import type { ColorScheme, Locale, User } from './user.ts'

export type ChangeMeCommand = {
  readonly name?: string
  /** Null for what the browser says. */
  readonly locale?: Locale | null
  readonly colorScheme?: ColorScheme
  /** `current` is not looked at where there is no password yet. */
  readonly password?: { readonly current?: string; readonly new: string }
  readonly requestId: string
}

/**
 * Changes what people may change of themselves. A new password ends every other session.
 *
 * @throws InvalidField (`password.current`, `password.new`) | TooManyAttempts
 */
export async function changeMe(deps: AccountDeps, me: SignedIn, command: ChangeMeCommand): Promise<SignedIn> {
  const { organizationId, userId, id: exceptId } = me.session
  const { password } = command
  const passwordHash = password && (await newHash(deps, me.user, password))
  const user = await untilDone(async () => {
    const from = await deps.users.byId(organizationId, userId)
    if (!from) throw new NotFound('user')
    const { locale: _, ...rest } = from
    const { name = from.name, locale = from.locale, colorScheme = from.colorScheme } = command
    const wanted: User = {
      ...rest,
      name,
      colorScheme,
      ...(locale && { locale }),
      ...(passwordHash && { passwordHash }),
    }
    const ends = passwordHash ? [{ do: 'endSessions', organizationId, userId, exceptId } as const] : []
    return saveUser(deps, byPrincipal(me.principal, command.requestId), from, wanted, ends)
  })
  const { name, email, role } = user
  return { ...me, user, principal: { ...me.principal, user: { id: userId, name, email, role } } }
}

async function newHash(
  deps: AccountDeps,
  { id, email, passwordHash }: User,
  password: { readonly current?: string; readonly new: string },
): Promise<string> {
  mustBeGoodPassword(password.new, email, 'password.new')
  if (passwordHash !== undefined) {
    const counted = { name: `password of ${id}`, most: MOST_OF_A_USER }
    await countAttempt(deps, counted)
    const { isRight } = await deps.passwords.verify(passwordHash, password.current ?? '')
    if (!isRight)
      throw new InvalidField('password.current', 'value', { expected: 'the password that you sign in with' })
    await deps.throttle.forgiveAll(counted)
  }
  return deps.passwords.hash(password.new)
}
