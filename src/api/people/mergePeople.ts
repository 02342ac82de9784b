import { InvalidField } from '../../core/errors.ts'
import { mergePeople as merge } from '../../core/persons/mergePeople.ts'
import type { Operation } from '../../http/operation.ts'
import { compileThoroughCheck } from '../../http/validate.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInField, idInPath } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, jsonBody, NOT_FOUND } from '../openapi.ts'
import { readJson } from '../read-json.ts'
import { body, text } from '../schemas/build.ts'
import { showPerson } from './present-person.ts'
import { PERSON_ID } from './retrievePerson.ts'

const MERGE_BODY = body({ personId: { ...text, description: 'Whoever is to be merged into this one' } }, ['personId'])
type MergeBody = { personId: string }
const check: (value: unknown) => asserts value is MergeBody = compileThoroughCheck<MergeBody>(MERGE_BODY)

/** `POST /people/{id}/merge` */
export const mergePeople: Operation<ApiDeps> = {
  id: 'mergePeople',
  method: 'POST',
  path: '/people/:id/merge',
  docs: {
    tags: ['People'],
    summary: 'Make two people one',
    description:
      'All that the other one has is this one’s from then on, and so is what comes with its e-mails. `undo` in the answer ' +
      'names what `POST /undo/{id}` takes to undo it, for 15 minutes. The caller must be able to see and change all that ' +
      'both have.',
    parameters: [PERSON_ID],
    requestBody: jsonBody(MERGE_BODY),
    responses: { 200: answer('The person', 'Person'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...CONFLICT },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { value } = await readJson(request, deps.body)
    const sent: unknown = value
    check(sent)
    const into = idInPath((request.params as { id: string }).id, 'person')
    const personId = idInField(sent.personId, 'personId')
    if (personId === into) throw new InvalidField('personId', 'value', { expected: 'another person' })
    const by = { surface: 'native', requestId: request.id } as const
    const undo = await merge(deps.erasure, principal, { into, personId }, by)
    return { status: 200, body: JSON.stringify(await showPerson(deps, principal, into, undo)) }
  },
}
