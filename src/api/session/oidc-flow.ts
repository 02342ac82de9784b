import type { FastifyRequest } from 'fastify'
import type { SignInFlow } from '../../core/access/identity-provider.ts'
import { cookieIn, setCookie } from '../browser.ts'
import type { ApiDeps } from '../deps.ts'

/** What a browser keeps while it is at the provider, signed so that it comes back as it was. */
export type OpenFlow = SignInFlow & { readonly returnTo: string; readonly startedAt: number }

/** How long it may take at the provider, in milliseconds. */
const FLOW_LIFETIME = 10 * 60 * 1000

export const REDIRECT = '/api/longlist/v1/oidc/callback'

export function flowCookie(deps: ApiDeps, flow: OpenFlow): string {
  const text = Buffer.from(JSON.stringify(flow)).toString('base64url')
  const signature = deps.signer.sign(`oidc ${text}`)
  return setCookie(deps, 'longlist_oidc', `${text}.${signature}`, FLOW_LIFETIME / 1000)
}

export function withoutFlow(deps: ApiDeps): string {
  return setCookie(deps, 'longlist_oidc', '', 0)
}

/** The flow that the browser began, unless it took too long. */
export function flowIn(deps: ApiDeps, request: FastifyRequest, now: number): OpenFlow | undefined {
  const [text, signature] = (cookieIn(deps, request, 'longlist_oidc') ?? '').split('.')
  if (!text || !signature || !deps.signer.verify(`oidc ${text}`, signature)) return undefined
  const flow = JSON.parse(Buffer.from(text, 'base64url').toString()) as OpenFlow
  return now < flow.startedAt + FLOW_LIFETIME ? flow : undefined
}

/** A page of the app to go to; anything else is the app's first page. */
export function pageOfApp(wanted: unknown): string {
  const here = 'http://here.invalid'
  const url = typeof wanted === 'string' ? URL.parse(wanted, here) : null
  const isOurs = url?.origin === here && url.pathname.startsWith('/app/')
  return isOurs ? url.pathname + url.search : '/app/'
}
