import type { OperationDocs } from '../../../http/operation.ts'
import { DEFAULT_LIMIT, MOST } from '../id-page.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { CREATE_BODY, UPDATE_BODY } from './candidate-fields.ts'
import { CANDIDATE_OR_DELETED_SCHEMA, CANDIDATE_SCHEMA, PAGE_SCHEMA } from './candidate-schema.ts'
import { TIME_FILTERS } from './list-query.ts'

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

const INCLUDE = {
  name: 'include',
  in: 'query',
  required: false,
  description: 'Taken and ignored: everything that the client may see is included',
  schema: { type: 'string' },
}

export const NOT_FOUND = error('No such candidate, or not for this client', {
  status: 404,
  error: 'not_found',
  message: 'The provided ID could not be found',
})

export const CANDIDATE_NOT_FOUND = error('No such candidate', {
  status: 404,
  error: 'candidate_not_found',
  message: 'Candidate not found',
})

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
    404: CANDIDATE_NOT_FOUND,
  },
}

export const retrieveCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Retrieve a candidate',
  description: 'Links to files live 15 minutes; read again for new ones. Of a deleted candidate only its uid is left.',
  parameters: [UID, IDENTIFIER_TYPE, INCLUDE],
  responses: {
    200: json('The Candidate', CANDIDATE_OR_DELETED_SCHEMA),
    ...COMMON_ERRORS,
    404: NOT_FOUND,
  },
}

const LIST_PARAMETERS = [
  query('status', 'One or more statuses, separated by commas: candidates in any of them', { type: 'string' }),
  ...Object.keys(TIME_FILTERS).flatMap((name) => [
    query(`${name}:after`, 'At this time or later (ISO 8601)', { type: 'string' }),
    query(`${name}:before`, 'Before this time (ISO 8601)', { type: 'string' }),
  ]),
  query('deleted', 'True: only deleted candidates; False: none of them; left out: both', {
    type: 'string',
    enum: ['True', 'False', 'true', 'false'],
  }),
  query('limit', `Candidates in a page at most; more than ${MOST} are ${MOST}`, {
    type: 'integer',
    minimum: 1,
    default: DEFAULT_LIMIT,
  }),
  query('cursor', 'Where the page begins: a part of the address in next_page', { type: 'string' }),
  INCLUDE,
]

function query(name: string, description: string, schema: object) {
  return { name, in: 'query', required: false, description, schema }
}

const BAD_QUERY = error('A parameter cannot be taken as it was sent', {
  status: 400,
  error: 'invalid_datetime',
  message: 'The provided time format is invalid: "yesterday"',
})

export const listCandidatesDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'List candidates',
  description:
    'All candidates that the client may see, a page at a time: follow `next_page` until it is null. What is written ' +
    'meanwhile does not hide a candidate from the list; one that changes may come twice.',
  parameters: LIST_PARAMETERS,
  responses: { 200: json('A page of candidates', PAGE_SCHEMA), 400: BAD_QUERY, ...COMMON_ERRORS },
}

export const listPositionCandidatesDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'List the candidates of a position',
  description: 'The same list, of one position.',
  parameters: [{ ...UID, description: "The position's uid" }, ...LIST_PARAMETERS],
  responses: {
    200: json('A page of candidates', PAGE_SCHEMA),
    400: BAD_QUERY,
    ...COMMON_ERRORS,
    404: error('No such position', {
      status: 404,
      error: 'position_not_found',
      message: 'The provided position id was not found at the specified account',
    }),
  },
}
