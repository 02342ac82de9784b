import type { OperationDocs } from '../../http/operation.ts'
import { CREATE_BODY, UPDATE_BODY } from './candidate-fields.ts'
import { CANDIDATE_SCHEMA } from './candidate-schema.ts'

/** What the operations say of themselves in the OpenAPI document. */

const ERROR_SCHEMA = {
  type: 'object',
  properties: { status: { type: 'integer' }, error: { type: 'string' }, message: { type: 'string' } },
  required: ['status', 'error', 'message'],
}

function json(description: string, schema: object, example?: object) {
  return { description, content: { 'application/json': { schema, ...(example && { example }) } } }
}

function error(description: string, example?: object) {
  return json(description, ERROR_SCHEMA, example)
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repetition of the same request under the same key gets the same answer, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const UID = { name: 'uid', in: 'path', required: true, schema: { type: 'string' }, description: "The candidate's uid" }

const IDENTIFIER_TYPE = {
  name: 'IDENTIFIER_TYPE',
  in: 'header',
  required: false,
  description: 'REAL_ID: the path holds the numeric id instead of the uid',
  schema: { type: 'string', enum: ['REAL_ID'] },
}

const WRITE_ERRORS = {
  400: error('A field cannot be taken as it was sent', {
    status: 400,
    error: 'required_field',
    message: 'You must include this required field: "last_name"',
  }),
  401: error('The token is missing, wrong or expired'),
  403: error('No permission, or a file is too large or not allowed'),
  409: error('The partner has this candidate in progress in this position already', {
    status: 409,
    error: 'candidate_post_conflict',
    message: 'Candidate with provided partner_candidate_id already exists in position with status in progress',
    candidate_uid: 5555,
    existing_candidate_uid: 'B3.0015',
  }),
  413: error('The body is too large'),
  415: error('The body is not application/json'),
  422: error('The Idempotency-Key was used with another request'),
  503: error('The server is busy; try again after Retry-After seconds'),
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
    401: error('The token is missing, wrong or expired'),
    404: error('No such candidate, or not for this client', {
      status: 404,
      error: 'not_found',
      message: 'The provided ID could not be found',
    }),
  },
}
