import type { OperationDocs } from '../../../http/operation.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'

/** What the operations on one person say of themselves in the OpenAPI document. */

const PERSON_UID = {
  name: 'uid',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: "The person's uid: `person_uid` of a candidate",
}

const PERSON_ERRORS = {
  ...COMMON_ERRORS,
  400: error('The person has scheduled or ongoing interviews, or the Idempotency-Key cannot be used', {
    status: 400,
    error: 'person_has_pending_interviews',
    message: 'Person has scheduled or ongoing interviews',
    person_uid: 'E0.B4E',
    candidate_uid: ['42.B4B'],
  }),
  403: error('No permission to erase persons, or a candidate of this one is not for this client'),
  404: error('No such person, or none that this client sees anything of', {
    status: 404,
    error: 'not_found',
    message: 'The provided ID could not be found',
  }),
  415: BODY_ERRORS[415],
  422: BODY_ERRORS[422],
}

function outcome(count: string, uids: string) {
  return {
    type: 'object',
    properties: { [count]: { type: 'integer' }, [uids]: { type: 'array', items: { type: 'string' } } },
    required: [count, uids],
  }
}

export const deletePersonDocs: OperationDocs = {
  tags: ['Persons'],
  summary: 'Delete a person',
  description:
    'Deletes all candidates and leads of a person with their files, for good. A repetition finds nothing left to delete.',
  parameters: [PERSON_UID, IDEMPOTENCY_KEY],
  responses: {
    200: json('What was deleted', outcome('candidates_deleted', 'deleted_candidates_uids'), {
      candidates_deleted: 2,
      deleted_candidates_uids: ['FA.941', 'B2.B40'],
    }),
    ...PERSON_ERRORS,
  },
}

export const pseudonymizePersonDocs: OperationDocs = {
  tags: ['Persons'],
  summary: 'Pseudonymize a person',
  description:
    'Removes from all candidates of a person what names it, but for the fields that the organization keeps; its leads are ' +
    'deleted. The candidates stay readable.',
  parameters: [PERSON_UID, IDEMPOTENCY_KEY],
  responses: {
    200: json('What was pseudonymized', outcome('candidates_pseudonymized', 'pseudonymized_candidates_uids'), {
      candidates_pseudonymized: 2,
      pseudonymized_candidates_uids: ['C0.B42', 'C0.B43'],
    }),
    ...PERSON_ERRORS,
  },
}
