import type { FastifyRequest } from 'fastify'
import { findSession } from '../core/access/findSession.ts'
import type { SignedIn } from '../core/access/newSession.ts'
import { type Permission, type Principal, permit } from '../core/access/permissions.ts'
import { Unauthenticated } from '../core/errors.ts'
import { bearerToken } from '../http/bearer-token.ts'
import { cookieIn, mustComeFromApp } from './browser.ts'
import type { ApiDeps } from './deps.ts'

/**
 * Who sends the request: a client by its token, else a person by the cookie of a session. Clients are counted against what
 * they may send; people are not, as nobody types that fast.
 *
 * @throws Unauthenticated | NotPermitted | RateLimited | NotFromHere
 */
export async function caller(deps: ApiDeps, request: FastifyRequest, permission?: Permission): Promise<Principal> {
  const hasCookie = cookieIn(deps, request, 'longlist_session') !== undefined
  const isPerson = request.headers.authorization === undefined && hasCookie
  const principal = isPerson ? (await signedIn(deps, request)).principal : await client(deps, request)
  if (permission) permit(principal, permission)
  return principal
}

async function client(deps: ApiDeps, request: FastifyRequest): Promise<Principal> {
  const principal = await deps.authenticate(bearerToken(request))
  await deps.limits.count(principal, request)
  return principal
}

/**
 * The person who sends the request, for what only people do.
 *
 * @throws Unauthenticated | NotFromHere
 */
export async function signedIn(deps: ApiDeps, request: FastifyRequest): Promise<SignedIn> {
  const token = cookieIn(deps, request, 'longlist_session')
  if (token === undefined || request.headers.authorization !== undefined) {
    throw new Unauthenticated('Sign in first: this is for people, who have the cookie of a session')
  }
  const found = await findSession(deps.accounts, token)
  mustComeFromApp(deps, request, found.session)
  return found
}
