import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, ERRORS, inPath, NOT_FOUND } from '../openapi.ts'
import { showPerson } from './present-person.ts'

export const PERSON_ID = inPath('id', 'The person')

/** `GET /people/{id}` */
export const retrievePerson: Operation<ApiDeps> = {
  id: 'retrievePerson',
  method: 'GET',
  path: '/people/:id',
  docs: {
    tags: ['People'],
    summary: 'A person',
    description:
      'Somebody with all applications that the caller may see, newest first, and applications that may be of the same human, ' +
      'with what they have in common: `email`, `phone`, `linkedin` or `name`.',
    parameters: [PERSON_ID],
    responses: { 200: answer('The person', 'Person'), ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'person')
    return { status: 200, body: JSON.stringify(await showPerson(deps, principal, id)) }
  },
}
