import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../../core/access/permissions.ts'
import type { ApplicationPage } from '../../../core/applications/listApplications.ts'
import { uidOf } from '../../../core/ids.ts'
import { cursorOf, PARAMETERS } from './list-query.ts'
import { type Presenting, presentCandidate } from './present-candidate.ts'

/** What is left of a candidate that was deleted. */
export function presentStub(application: { readonly id: number }) {
  return { uid: uidOf(application.id), deleted: true }
}

/** A page of a list, with the address of the next one (reference, section 1.6). */
export function presentPage(
  deps: Presenting,
  principal: Principal,
  request: FastifyRequest,
  { items, next }: ApplicationPage,
) {
  return {
    candidates: items.map((item) =>
      'removed' in item ? presentStub(item.removed) : presentCandidate(deps, principal, item),
    ),
    next_page: next ? addressOf(deps, request, cursorOf(next)) : null,
  }
}

/** The same address, behind the page's last candidate. Of its parameters only ours: another may be a secret. */
function addressOf({ baseUrl }: Presenting, request: FastifyRequest, cursor: string): string {
  const query = request.query as Record<string, string | string[] | undefined>
  const pairs = PARAMETERS.flatMap((name) => [query[name] ?? []].flat().map((value) => [name, value]))
  const path = request.url.split('?', 1)[0]
  const search = new URLSearchParams([...pairs, ['cursor', cursor]])
  return `${baseUrl()}${path}?${search.toString()}`
}
