import type { OperationDocs } from '../../../http/operation.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { CREATE_BODY, UPDATE_BODY } from './candidate-fields.ts'
import { CANDIDATE_SCHEMA } from './candidate-schema.ts'

/** What the operations on one candidate say of themselves in the OpenAPI document. */

export const UID = {
  name: 'uid',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: "The candidate's uid",
}

export const IDENTIFIER_TYPE = {
  name: 'IDENTIFIER_TYPE',
  in: 'header',
  required: false,
  description: 'REAL_ID: the path holds the numeric id instead of the uid',
  schema: { type: 'string', enum: ['REAL_ID'] },
}

const WRITE_ERRORS = {
  ...BODY_ERRORS,
  ...COMMON_ERRORS,
  403: error('No permission, or a file is too large or not allowed'),
  409: error('The partner has this candidate in progress in this position already', {
    status: 409,
    error: 'candidate_post_conflict',
    message: 'Candidate with provided partner_candidate_id already exists in position with status in progress',
    candidate_uid: 5555,
    existing_candidate_uid: 'B3.0015',
  }),
}

export const createCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Create a candidate',
  description: 'Creates a candidate for a position. Returns the Candidate.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: CREATE_BODY,
        example: {
          position_uid: '11.11',
          partner_candidate_id: '1111A',
          first_name: 'Bobby',
          last_name: 'Chauck',
          email: 'bobby@example.org',
        },
      },
    },
  },
  responses: { 201: json('The new Candidate', CANDIDATE_SCHEMA), ...WRITE_ERRORS, 404: error('No such position') },
}

export const updateCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Update a candidate',
  description:
    'Changes only what the body names. Null clears, an absent key leaves as it is, `links` replaces the list, `files` and ' +
    '`note` add, `address` and `custom_fields` merge key by key.',
  parameters: [UID, IDENTIFIER_TYPE, IDEMPOTENCY_KEY],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: UPDATE_BODY, example: { phone: '+1-666-000-0000' } } },
  },
  responses: {
    200: json('The Candidate as it is now', CANDIDATE_SCHEMA),
    ...WRITE_ERRORS,
    404: error('No such candidate', { status: 404, error: 'candidate_not_found', message: 'Candidate not found' }),
  },
}

export const retrieveCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Retrieve a candidate',
  description: 'Links to files live 15 minutes; read again for new ones.',
  parameters: [UID, IDENTIFIER_TYPE],
  responses: {
    200: json('The Candidate', CANDIDATE_SCHEMA),
    ...COMMON_ERRORS,
    404: error('No such candidate, or not for this client', {
      status: 404,
      error: 'not_found',
      message: 'The provided ID could not be found',
    }),
  },
}
