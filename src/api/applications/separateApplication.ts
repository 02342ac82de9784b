import { separateApplication as separate } from '../../core/persons/separateApplication.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, CONFLICT, ERRORS } from '../openapi.ts'
import { showPerson } from '../people/present-person.ts'
import { APPLICATION_ID, NO_APPLICATION } from './retrieveApplication.ts'

/** `POST /applications/{id}/separate` */
export const separateApplication: Operation<ApiDeps> = {
  id: 'separateApplication',
  method: 'POST',
  path: '/applications/:id/separate',
  docs: {
    tags: ['People'],
    summary: 'Give an application a person of its own',
    description: 'For one that was linked to somebody else by mistake. It has no body.',
    parameters: [APPLICATION_ID],
    responses: { 200: answer('The new person', 'Person'), ...ERRORS, ...NO_APPLICATION, ...CONFLICT },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'application')
    const by = { surface: 'native', requestId: request.id } as const
    const personId = await separate(deps.erasure, principal, id, by)
    return { status: 200, body: JSON.stringify(await showPerson(deps, principal, personId)) }
  },
}
