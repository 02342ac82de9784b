import { erasePerson as erase } from '../../core/persons/erasePerson.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { CONFLICT, ERRORS, NOT_FOUND } from '../openapi.ts'
import { PERSON_ID } from './retrievePerson.ts'

/** `DELETE /people/{id}` */
export const erasePerson: Operation<ApiDeps> = {
  id: 'erasePerson',
  method: 'DELETE',
  path: '/people/:id',
  docs: {
    tags: ['People'],
    summary: 'Erase a person',
    description:
      'Everything of somebody, for good: applications, files, notes, messages and values in the log. The log keeps that it ' +
      'was done. Not while interviews are scheduled or under way. Needs `persons.erase`.',
    parameters: [PERSON_ID],
    responses: { 204: { description: 'Nothing is left' }, ...ERRORS, ...NOT_FOUND, ...CONFLICT },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'persons.erase')
    const by = { surface: 'native', requestId: request.id } as const
    await erase(deps.erasure, principal, (request.params as { id: string }).id, by)
    return { status: 204, body: '' }
  },
}
