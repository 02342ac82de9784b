import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { ERRORS, json } from '../openapi.ts'

/** An operation that answers a list that is the same for everybody; any valid token may ask (reference, section 1.4). */
export function referenceList(
  of: { readonly id: string; readonly name: string; readonly summary: string },
  items: readonly object[],
  schema: object,
): Operation<DialectDeps> {
  const body = JSON.stringify(items)
  const { 400: _, 403: __, 404: ___, ...errors } = ERRORS
  return {
    id: of.id,
    method: 'GET',
    path: `/external/${of.name}`,
    docs: {
      tags: ['Reference lists'],
      summary: of.summary,
      description: 'The whole list. Needs no scope.',
      responses: {
        200: json('The list', { type: 'array', items: schema }),
        ...errors,
      },
    },

    async handle(deps, request) {
      await caller(deps, request)
      return { status: 200, body }
    },
  }
}
