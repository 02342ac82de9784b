import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'
import { presentApplication, readShown } from './present-application.ts'
import { APPLICATION_ID, NO_APPLICATION } from './retrieveApplication.ts'

/** `GET /applications/{id}/notes` */
export const listNotes: Operation<ApiDeps> = {
  id: 'listNotes',
  method: 'GET',
  path: '/applications/:id/notes',
  docs: {
    tags: ['Notes'],
    summary: 'The notes on an application',
    description: 'Of everybody, oldest first; a client that sees its own applications alone sees its own notes alone.',
    parameters: [APPLICATION_ID],
    responses: { 200: json('The notes', whole(ref('Note'))), ...ERRORS, ...NO_APPLICATION },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'application')
    const { notes } = presentApplication(principal, await readShown(deps, principal, { id }))
    return { status: 200, body: JSON.stringify({ items: notes }) }
  },
}
