/** What a client's grant was given as, in the vocabulary of whichever dialect. */
export type GrantSpec = {
  /** Comeet's permission names, or everything. */
  readonly permissions?: 'all' | readonly string[]
  /** Welcome Kit's scope names. */
  readonly scopes?: readonly string[]
  /** Permissions in our own words (see `permissions.ts`), those that only people have among them. */
  readonly native?: readonly string[]
  /** The organization's own client, through which the people who sign in act; it has no credential. */
  readonly isOwn?: true
}

/** A partner's app that calls an API on behalf of one organization. */
export type Client = {
  readonly organizationId: number
  readonly id: number
  readonly name: string
  readonly employeePortal: boolean
  readonly grant: GrantSpec
  /** Requests that it may send in 60 seconds; left out, as many as the server's setting says; 0 for any number. */
  readonly rateLimit?: number
  readonly createdAt: number
  readonly revokedAt?: number
}

/** How a client proves who it is: an opaque token (kept as its hash), or an API key with a signing secret (kept encrypted). */
export type CredentialKind = 'bearer' | 'jwt'

export type Credential = {
  readonly organizationId: number
  readonly id: number
  readonly clientId: number
  readonly kind: CredentialKind
  /** The API key itself, or the SHA-256 of the token in hexadecimal. */
  readonly lookup: string
  /** The encrypted secret of a `jwt` credential. */
  readonly sealedSecret?: string
  readonly createdAt: number
  /** Refused from then on; left out, never. */
  readonly expiresAt?: number
  readonly revokedAt?: number
}
