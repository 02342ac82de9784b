import { decodeJwt } from 'jose/jwt/decode'
import { jwtVerify } from 'jose/jwt/verify'
import type { GrantSpec } from '../core/access/client.ts'
import type { CredentialDirectory, KnownCaller } from '../core/access/directory.ts'
import type { Grant, Principal } from '../core/access/permissions.ts'
import { Unauthenticated } from '../core/errors.ts'
import type { Clock } from '../core/ports.ts'
import { LruMap } from '../lib/lru-map.ts'
import { type Secrets, tokenHash } from './secrets.ts'

export type Authenticate = (token: string) => Promise<Principal>

export type AuthenticateDeps = {
  readonly directory: CredentialDirectory
  readonly secrets: Secrets
  readonly clock: Clock
  /** What a grant allows, in whichever vocabulary it was given. */
  readonly expandGrant: (spec: GrantSpec) => Grant
}

/** How far the clocks of a client and ours may differ, in seconds. */
const CLOCK_TOLERANCE = 30
const REMEMBERED_SIGNATURES = 10_000

/** Signatures are remembered, never permissions: a revoked credential is refused at its next request. */
type CheckedSignature = { readonly credentialId: number; readonly sealedSecret: string; readonly expires: number }

/**
 * Turns a token into its principal. A JSON web token is one of Comeet's (HS256, `iss` the API key, `exp` required);
 * anything else is an opaque bearer token. Both are accepted on every surface: the grant says what is allowed there.
 */
export function createAuthenticate({ directory, secrets, clock, expandGrant }: AuthenticateDeps): Authenticate {
  const signatures = new LruMap<string, CheckedSignature & { readonly apiKey: string }>(REMEMBERED_SIGNATURES)
  const grants = new LruMap<string, Grant>(1_000)

  async function byJwt(token: string): Promise<Principal> {
    const checked = signatures.get(token)
    const apiKey = checked?.apiKey ?? issuerOf(token)
    const caller = await directory.find('jwt', apiKey)
    const { sealedSecret } = caller ?? {}
    if (!caller || !sealedSecret) throw new Unauthenticated('The API key in "iss" is not known here')
    const stillChecked = checked?.credentialId === caller.credentialId && checked.sealedSecret === sealedSecret
    const expires = stillChecked ? checked.expires : await verify(token, apiKey, secrets.unseal(sealedSecret))
    if (clock.now() / 1000 > expires + CLOCK_TOLERANCE) throw new Unauthenticated('The token has expired')
    if (!stillChecked) signatures.set(token, { apiKey, credentialId: caller.credentialId, sealedSecret, expires })
    return principalOf(caller)
  }

  async function byBearer(token: string): Promise<Principal> {
    const caller = await directory.find('bearer', tokenHash(token))
    if (!caller) throw new Unauthenticated('The access token is not known here, or was revoked')
    return principalOf(caller)
  }

  /** @returns the expiry in Unix seconds, fractions allowed */
  async function verify(token: string, apiKey: string, secret: string): Promise<number> {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ['HS256'],
        issuer: apiKey,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(clock.now()),
      })
      return payload.exp as number
    } catch (error) {
      throw new Unauthenticated(sentenceOf(error), { cause: error })
    }
  }

  function principalOf(caller: KnownCaller): Principal {
    const { credentialId: _, sealedSecret: __, expiresAt = Number.POSITIVE_INFINITY, grantJson, ...rest } = caller
    if (clock.now() >= expiresAt) throw new Unauthenticated('The credential has expired; ask for a new one')
    let grant = grants.get(grantJson)
    if (!grant) {
      grant = expandGrant(JSON.parse(grantJson))
      grants.set(grantJson, grant)
    }
    return { ...rest, grant }
  }

  return (token) => (isJwt(token) ? byJwt(token) : byBearer(token))
}

/** Three base64url parts, the first of which begins like `{"`. */
function isJwt(token: string): boolean {
  return token.startsWith('eyJ') && token.split('.').length === 3
}

function issuerOf(token: string): string {
  try {
    const { iss } = decodeJwt(token)
    if (typeof iss === 'string') return iss
  } catch {
    throw new Unauthenticated('The token is not a valid JSON web token')
  }
  throw new Unauthenticated('The token has no "iss": it must be the API key')
}

function sentenceOf(error: unknown): string {
  const { code, claim } = error as { code?: string; claim?: string }
  if (code === 'ERR_JWT_EXPIRED') return 'The token has expired'
  if (code === 'ERR_JOSE_ALG_NOT_ALLOWED') return 'The token must be signed with HS256'
  if (claim === 'exp') return 'The token needs "exp", in Unix seconds'
  return 'The signature of the token is not valid'
}
