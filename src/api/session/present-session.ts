import type { NewSession, SignedIn } from '../../core/access/newSession.ts'
import { endOf } from '../../core/access/user.ts'
import type { OperationAnswer } from '../../http/operation.ts'
import { csrfTokenOf, setCookie } from '../browser.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf, timeOf } from '../names.ts'

/** As the schema `Session`. */
export function presentSession(deps: ApiDeps, { session, user, organization, principal }: SignedIn): object {
  const { id, name, email, role, locale = null, colorScheme } = user
  return {
    user: { id: nameOf(id), name, email, role, locale, colorScheme },
    organization: { id: nameOf(organization.id), name: organization.name, reference: organization.reference },
    csrfToken: csrfTokenOf(deps, session),
    permissions: [...principal.grant],
    expiresAt: timeOf(endOf(session)),
  }
}

/** A session that has just begun, with the cookie that carries it. */
export function answerWithSession(deps: ApiDeps, started: NewSession, status: number): OperationAnswer {
  return {
    status,
    body: JSON.stringify(presentSession(deps, started)),
    headers: { 'set-cookie': sessionCookie(deps, started) },
  }
}

export function sessionCookie(deps: ApiDeps, { token, session }: NewSession): string {
  return setCookie(deps, 'longlist_session', token, (session.expiresAt - session.createdAt) / 1000)
}

/** Takes the cookie away. */
export function withoutSession(deps: ApiDeps): OperationAnswer {
  return { status: 204, body: '', headers: { 'set-cookie': setCookie(deps, 'longlist_session', '', 0) } }
}
