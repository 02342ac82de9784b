import type { CredentialKind } from './client.ts'
import type { Principal } from './permissions.ts'

/** A caller as its credential finds it, before it has proved anything. */
export type KnownCaller = Omit<Principal, 'grant'> & {
  readonly credentialId: number
  readonly sealedSecret?: string
  /** When the credential stops to count, in milliseconds since 1970. */
  readonly expiresAt?: number
  /** The grant as it was given (`GrantSpec`), as JSON text, so that the same text need not be read twice. */
  readonly grantJson: string
}

/** Finds the caller behind a credential. It crosses organizations: the credential is what tells the organization. */
export type CredentialDirectory = {
  /** Revoked credentials and clients are not found. */
  find(kind: CredentialKind, lookup: string): Promise<KnownCaller | undefined>
}
