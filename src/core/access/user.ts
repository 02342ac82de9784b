import type { Role } from './permissions.ts'

/** Somebody who recruits: signs in, and acts through the organization's own client. */
export type User = {
  readonly organizationId: number
  readonly id: number
  /** As it was given; compared by `emailKey`. */
  readonly email: string
  readonly name: string
  /** In the form of argon2; left out for who signs in with a provider only. */
  readonly passwordHash?: string
  readonly role: Role
  /** The jobs that a hiring manager is on; empty for the other roles. */
  readonly jobIds: readonly number[]
  /** Left out, as the browser says. */
  readonly locale?: Locale
  readonly colorScheme: ColorScheme
  /** Who this is at the provider of OpenID Connect, once signed in with it. */
  readonly identity?: Identity
  readonly createdAt: number
  /** Stands for the version: whoever changes a user gives it a later one. */
  readonly updatedAt: number
  readonly seenAt?: number
  readonly deactivatedAt?: number
}

export const LOCALES = ['en', 'fr'] as const
export type Locale = (typeof LOCALES)[number]
export const COLOR_SCHEMES = ['light', 'dark', 'auto'] as const
export type ColorScheme = (typeof COLOR_SCHEMES)[number]

/** Who somebody is at a provider of OpenID Connect; the subject never changes, an e-mail may. */
export type Identity = { readonly issuer: string; readonly subject: string }

/** That a person signed in, in one browser. */
export type Session = {
  readonly organizationId: number
  readonly id: number
  readonly userId: number
  /** What the store keeps of the token. */
  readonly tokenHash: string
  readonly createdAt: number
  readonly seenAt: number
  /** It ends then, however much it is used. */
  readonly expiresAt: number
}

/** A link that makes whoever follows it a user, or lets a user choose a new password. */
export type Invitation = {
  readonly organizationId: number
  readonly id: number
  readonly tokenHash: string
  readonly email: string
  readonly role: Role
  readonly jobIds: readonly number[]
  /** The user who invited; 0 for the operator. */
  readonly invitedBy: number
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt?: number
  /** Whose password the link sets anew; left out, the link makes a user. */
  readonly userId?: number
}

const DAY = 24 * 60 * 60 * 1000

/** A session ends when it was not used for so long, in milliseconds. */
export const SESSION_IDLE = 14 * DAY
/** A session ends so long after its beginning, in milliseconds. */
export const SESSION_LIFETIME = 90 * DAY
/** How often it is written that a session is used, in milliseconds. */
export const SEEN_EVERY = 10 * 60 * 1000
/** How long the links of invitations and of the setup count, in milliseconds. */
export const LINK_LIFETIME = 7 * DAY

/** When a session ends unless it is used meanwhile. */
export function endOf({ seenAt, expiresAt }: Pick<Session, 'seenAt' | 'expiresAt'>): number {
  return Math.min(seenAt + SESSION_IDLE, expiresAt)
}

export function isActiveAdmin({ role, deactivatedAt }: Pick<User, 'role' | 'deactivatedAt'>): boolean {
  return role === 'admin' && deactivatedAt === undefined
}
