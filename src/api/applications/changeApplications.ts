import { changeMany } from '../../core/applications/changeMany.ts'
import type { Operation } from '../../http/operation.ts'
import { compileThoroughCheck } from '../../http/validate.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf, timeOf } from '../names.ts'
import { BODY_ERRORS, ERRORS, json, jsonBody } from '../openapi.ts'
import { readJson } from '../read-json.ts'
import { list, nullable, object, ref, text, time } from '../schemas/build.ts'
import { BULK_BODY, type BulkBody, toAction } from './bulk-body.ts'
import { presentResults } from './present-results.ts'

const check: (body: unknown) => asserts body is BulkBody = compileThoroughCheck<BulkBody>(BULK_BODY)

/** `POST /bulk` */
export const changeApplications: Operation<ApiDeps> = {
  id: 'changeApplications',
  method: 'POST',
  path: '/bulk',
  docs: {
    tags: ['Bulk'],
    summary: 'Change many applications',
    description:
      'Each by itself, so that one that cannot be changed holds up none of the others; the answer says what became of each, ' +
      'in the order of `ids`. Sent again, it finds nothing left to do. What was changed can be undone for 15 minutes by ' +
      '`POST /undo/{id}`.',
    requestBody: jsonBody(BULK_BODY),
    responses: {
      200: json(
        'What became of each',
        object({
          results: list(ref('BulkResult')),
          undo: { ...nullable(object({ id: text, expiresAt: time })), description: 'Null when nothing was changed' },
        }),
      ),
      ...ERRORS,
      ...BODY_ERRORS,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { value } = await readJson(request, deps.body)
    const body: unknown = value
    check(body)
    const { ids, action } = toAction(body)
    const by = { surface: 'native', requestId: request.id } as const
    const { results, undo } = await changeMany(deps.applications, principal, ids, action, by)
    const answer = {
      results: await presentResults(deps, principal, results),
      undo: undo ? { id: nameOf(undo.id), expiresAt: timeOf(undo.expiresAt) } : null,
    }
    return { status: 200, body: JSON.stringify(answer) }
  },
}
