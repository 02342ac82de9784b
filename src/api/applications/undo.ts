import { undoChanges } from '../../core/applications/undoChanges.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, inPath, json, NOT_FOUND } from '../openapi.ts'
import { list, object, ref } from '../schemas/build.ts'
import { presentResults } from './present-results.ts'

/** `POST /undo/{id}` */
export const undo: Operation<ApiDeps> = {
  id: 'undo',
  method: 'POST',
  path: '/undo/:id',
  docs: {
    tags: ['Bulk'],
    summary: 'Undo',
    description:
      'Brings back what `POST /bulk` or the merging of two people changed, within 15 minutes, once, for whoever did it or an ' +
      'admin. What somebody has changed since is left as it is: its problem is `stale`. It has no body.',
    parameters: [inPath('id', 'What is to be undone, as the answer to it said')],
    responses: {
      200: json('What became of each', object({ results: list(ref('BulkResult')) })),
      ...ERRORS,
      ...NOT_FOUND,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'undo step')
    const by = { surface: 'native', requestId: request.id } as const
    const { results } = await undoChanges({ ...deps.applications, undo: deps.undo }, principal, id, by)
    return { status: 200, body: JSON.stringify({ results: await presentResults(deps, principal, results) }) }
  },
}
