import type * as Oidc from 'openid-client'
import type { IdentityProvider } from '../core/access/identity-provider.ts'
import { Unauthenticated, Unavailable } from '../core/errors.ts'
import type { Clock } from '../core/ports.ts'

export type OidcConfig = {
  readonly issuer: string
  readonly clientId: string
  /** Left out for a public client, which only PKCE protects. */
  readonly clientSecret?: string
  readonly name: string
}

/** How long to wait for the provider, in seconds. */
const PATIENCE = 10
/** What the provider says of itself is asked anew after so long, in milliseconds. */
const KNOWN_FOR = 60 * 60 * 1000

/**
 * A provider of OpenID Connect: the code flow with PKCE, state and nonce. It is asked about itself when somebody first signs in,
 * so that the server starts without it. Plain http is only spoken with this machine.
 */
export function createOidcProvider(
  { issuer, clientId, clientSecret, name }: OidcConfig,
  clock: Clock,
): IdentityProvider {
  let known: { readonly client: Promise<Oidc.Configuration>; readonly until: number } | undefined

  async function discover(): Promise<Oidc.Configuration> {
    const { allowInsecureRequests, ClientSecretBasic, discovery, None } = await import('openid-client')
    const authentication = clientSecret === undefined ? None() : ClientSecretBasic(clientSecret)
    return discovery(new URL(issuer), clientId, undefined, authentication, {
      timeout: PATIENCE,
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    })
  }

  async function configuration(): Promise<Oidc.Configuration> {
    if (!known || clock.now() >= known.until) known = { client: discover(), until: clock.now() + KNOWN_FOR }
    try {
      return await known.client
    } catch (cause) {
      known = undefined
      throw new Unavailable('The provider of OpenID Connect cannot be reached', 5, { cause })
    }
  }

  return {
    name,
    async begin(redirectUri) {
      const client = await configuration()
      const oidc = await import('openid-client')
      const flow = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const url = oidc.buildAuthorizationUrl(client, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, flow }
    },

    async finish(url, { state, nonce, verifier }) {
      const client = await configuration()
      const oidc = await import('openid-client')
      try {
        const tokens = await oidc.authorizationCodeGrant(client, new URL(url), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new Unauthenticated('The provider gave no ID token')
        // Some providers tell the e-mail only when they are asked for more.
        const more =
          claims['email'] === undefined && client.serverMetadata().userinfo_endpoint
            ? await oidc.fetchUserInfo(client, tokens.access_token, claims.sub)
            : claims
        const { email, email_verified: isVerified, name: fullName } = more
        return {
          issuer: claims.iss,
          subject: claims.sub,
          ...(typeof email === 'string' && isVerified === true && { email }),
          ...(typeof fullName === 'string' && fullName.trim() !== '' && { name: fullName.slice(0, 255) }),
        }
      } catch (cause) {
        if (cause instanceof Unauthenticated) throw cause
        throw new Unauthenticated('The provider vouches for nobody', { cause })
      }
    },
  }
}
