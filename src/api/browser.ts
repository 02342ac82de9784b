import type { FastifyRequest } from 'fastify'
import type { Session } from '../core/access/user.ts'
import { NotFromHere } from '../http/errors.ts'
import type { ApiDeps } from './deps.ts'

/** What is sent to browsers and comes back from them, beside the bodies. */

type BrowserDeps = Pick<ApiDeps, 'baseUrl' | 'signer'>

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function isSecure({ baseUrl }: Pick<ApiDeps, 'baseUrl'>): boolean {
  return baseUrl().startsWith('https:')
}

/** With the prefix that no other host and no plain connection can set, where that can be (RFC 6265bis, section 4.1.3). */
export function cookieName(deps: Pick<ApiDeps, 'baseUrl'>, name: 'longlist_session' | 'longlist_oidc'): string {
  return isSecure(deps) ? `__Host-${name}` : name
}

/** @param seconds how long the browser keeps it; 0 takes it away */
export function setCookie(
  deps: Pick<ApiDeps, 'baseUrl'>,
  name: 'longlist_session' | 'longlist_oidc',
  value: string,
  seconds: number,
): string {
  const attributes = `Path=/; Max-Age=${Math.max(0, Math.floor(seconds))}; HttpOnly; SameSite=Lax`
  return `${cookieName(deps, name)}=${value}; ${attributes}${isSecure(deps) ? '; Secure' : ''}`
}

export function cookieIn(
  deps: Pick<ApiDeps, 'baseUrl'>,
  request: FastifyRequest,
  name: 'longlist_session' | 'longlist_oidc',
): string | undefined {
  const wanted = `${cookieName(deps, name)}=`
  const found = request.headers.cookie?.split(';').find((each) => each.trim().startsWith(wanted))
  return found?.trim().slice(wanted.length)
}

/** What a write of a browser must send beside its cookie, which other sites can make it send but cannot read. */
export function csrfTokenOf({ signer }: Pick<BrowserDeps, 'signer'>, { tokenHash }: Session): string {
  return signer.sign(`csrf ${tokenHash}`)
}

/** @throws NotFromHere when a browser that is signed in writes from somewhere else than the app */
export function mustComeFromApp(deps: BrowserDeps, request: FastifyRequest, session: Session): void {
  if (SAFE.has(request.method)) return
  mustBeSameOrigin(deps, request)
  const given = request.headers['x-csrf-token']
  if (typeof given !== 'string' || !deps.signer.verify(`csrf ${session.tokenHash}`, given)) throw new NotFromHere()
}

/** @throws NotFromHere when the browser says that the request comes from another site */
export function mustBeSameOrigin({ baseUrl }: Pick<ApiDeps, 'baseUrl'>, request: FastifyRequest): void {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') throw new NotFromHere()
  if (origin === undefined) return
  const from = URL.parse(origin)
  // A proxy in front may have another name for this server than browsers have, or the same.
  if (!from || (from.origin !== new URL(baseUrl()).origin && from.host !== request.host)) throw new NotFromHere()
}
