import type { ClientReader, Clock, Ids, JobReader, OrganizationReader } from '../ports.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import type { Invitation, Session, User } from './user.ts'
import type { Vault } from './vault.ts'

/** What the use cases of accounts read and need. */

export type UserReader = {
  byId(organizationId: number, id: number): Promise<User | undefined>
  byEmail(organizationId: number, emailKey: string): Promise<User | undefined>
  /** In the order in which they came. */
  list(organizationId: number): Promise<User[]>
  /** Crosses organizations: whom an e-mail belongs to is what tells the organization. */
  everywhereByEmail(emailKey: string): Promise<User[]>
  /** Crosses organizations, likewise. */
  everywhereByIdentity(issuer: string, subject: string): Promise<User[]>
  /** Crosses organizations: whether there is an admin who can sign in, in any. */
  isThereAnAdmin(): Promise<boolean>
}

export type SessionReader = {
  /** The session with who signed in; only active users are found. */
  byToken(
    organizationId: number,
    tokenHash: string,
  ): Promise<{ readonly session: Session; readonly user: User } | undefined>
}

export type InvitationReader = {
  byToken(organizationId: number, tokenHash: string): Promise<Invitation | undefined>
  byId(organizationId: number, id: number): Promise<Invitation | undefined>
  /** Those that were not used, expired ones too, oldest first. */
  unused(organizationId: number): Promise<Invitation[]>
  /** Crosses organizations: the same of all of them. */
  everywhereUnused(): Promise<Invitation[]>
}

/** The one link that makes the first admin, of which the store keeps a hash. */
export type SetupReader = { current(): Promise<SetupLink | undefined> }
export type SetupLink = { readonly tokenHash: string; readonly expiresAt: number }

/** What attempts to sign in are counted by: a name that all processes share, and how many failures are borne under it. */
export type Counted = { readonly name: string; readonly most: number }

export type SignInThrottle = {
  /**
   * Counts an attempt as a failure until it is forgiven.
   * @returns in how many milliseconds to try again, when there were too many
   */
  attempt(counted: Counted, now: number): Promise<number | undefined>
  forgiveOne(counted: Counted): Promise<void>
  forgiveAll(counted: Counted): Promise<void>
}

/** Keeps passwords, slowly on purpose. */
export type Passwords = {
  /** @throws Unavailable when too many are being hashed already */
  hash(password: string): Promise<string>
  /**
   * Takes as long when there is no hash to compare with.
   *
   * @returns whether it is right, and whether it should be hashed anew
   * @throws Unavailable
   */
  verify(
    hash: string | undefined,
    password: string,
  ): Promise<{ readonly isRight: boolean; readonly isOutdated: boolean }>
}

export type AccountDeps = {
  readonly users: UserReader
  readonly sessions: SessionReader
  readonly invitations: InvitationReader
  readonly setup: SetupReader
  readonly throttle: SignInThrottle
  readonly passwords: Passwords
  readonly vault: Vault
  readonly clients: ClientReader
  readonly organizations: OrganizationReader
  readonly jobs: JobReader
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}
