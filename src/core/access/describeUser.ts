import type { User } from './user.ts'

/** What the log tells of a user: of the password, only that it changed. */
export function describeUser(user: User): Readonly<Record<string, unknown>> {
  const { id: userId, email, name, role, jobIds, locale, colorScheme, identity, deactivatedAt } = user
  return {
    userId,
    email,
    name,
    role,
    jobIds,
    locale,
    colorScheme,
    isActive: deactivatedAt === undefined,
    ...(identity && { provider: identity.issuer }),
  }
}

/** Of two states of a user, what differs, with who it is. */
export function userDifference(
  from: User,
  to: User,
): [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>] {
  const { userId: _, ...before } = describeUser(from)
  const passwordIsNew = from.passwordHash !== to.passwordHash
  return [before, { ...describeUser(to), ...(passwordIsNew && { password: 'changed' }) }]
}
