import { type Permission, permit } from '../../../core/access/permissions.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { checkMember } from '../membership.ts'
import { ERRORS, LIST_BODY_ERRORS, list } from '../openapi.ts'
import { type PagingParams, pagingHeaders, readPage } from '../paging.ts'
import { type ParamsSchema, queryParameters } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'

/** An operation that lists what cannot be kept here, so that there is none of it; it guards it all the same. */
export function emptyList(of: {
  readonly id: string
  /** Below /external. */
  readonly path: string
  readonly tag: string
  readonly what: string
  readonly scopes: string
  readonly permission: Permission
  readonly params: ParamsSchema
}): Operation<DialectDeps> {
  const check = paramsCheck<PagingParams & { readonly organization_reference?: string }>(of.params)
  return {
    id: of.id,
    method: 'GET',
    path: `/external/${of.path}`,
    docs: {
      tags: [of.tag],
      summary: `List ${of.what}`,
      description: `Always empty: Longlist keeps no ${of.what}. Needs the scope ${of.scopes}.`,
      parameters: queryParameters(of.params),
      responses: { 200: list('No items', { type: 'object' }), ...ERRORS, ...LIST_BODY_ERRORS },
    },

    async handle(deps, request) {
      const params = check((await readParams(request, deps.body)).params)
      const page = readPage(params)
      const principal = await caller(deps, request)
      permit(principal, of.permission)
      checkMember(principal, params.organization_reference)
      return { status: 200, body: '[]', headers: pagingHeaders(page, 0) }
    },
  }
}
