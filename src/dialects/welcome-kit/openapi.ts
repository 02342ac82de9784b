import type { OperationDocs } from '../../http/operation.ts'
import { CREATE_PARAMS } from './candidate-params.ts'
import { CANDIDATE_SCHEMA } from './candidate-schema.ts'

/** What the operations say of themselves in the OpenAPI document. */

const ERROR_SCHEMA = {
  type: 'object',
  properties: { error: { type: 'string' }, error_description: { type: 'string' } },
  required: ['error', 'error_description'],
}

function json(description: string, schema: object, example?: object) {
  return { description, content: { 'application/json': { schema, ...(example && { example }) } } }
}

function error(description: string, error: string, error_description: string) {
  return json(description, ERROR_SCHEMA, { error, error_description })
}

const ERRORS = {
  400: error('A parameter is missing or invalid', 'validation_failed', 'job_reference is missing'),
  401: error('The access token is wrong', 'unauthorized', 'The access token is not known here, or was revoked'),
  403: error('The scope does not allow it', 'invalid_scope', "The access token's scope does not allow this"),
  404: error('Not found', 'not_found', 'Candidate not found'),
  503: error('Busy', 'service_unavailable', 'The server cannot take this request right now.'),
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repetition of the same request under the same key gets the same answer, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

export const createCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Create a candidate',
  description:
    'Creates a candidate for a job. Needs the scope `candidates_rw` or `my_candidates_rw`. Parameters may also stand in ' +
    'the query. Files are fetched before the answer; one that cannot be fetched refuses the request.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: {
    required: false,
    content: {
      'application/json': {
        schema: CREATE_PARAMS,
        example: {
          organization_reference: 'Pg4eV6k',
          job_reference: 'WTTJ_KmqkD1Y',
          email: 'foo@example.org',
          firstname: 'Foo',
          lastname: 'Bar',
        },
      },
      'application/x-www-form-urlencoded': { schema: CREATE_PARAMS },
    },
  },
  responses: {
    201: json('The new candidate', CANDIDATE_SCHEMA),
    ...ERRORS,
    413: error('Too large', 'request_too_large', 'The request body is larger than 1048576 bytes'),
    415: error('Unknown media type', 'unsupported_media_type', 'Send application/json'),
    422: error('The Idempotency-Key was used with another request', 'idempotency_key_reused', 'Use a new key'),
  },
}

const FLAG = (name: string, description: string) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'boolean', default: false },
})

export const retrieveCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Retrieve a candidate',
  description: 'Needs the scope `candidates_r`, `candidates_rw`, `my_candidates_r` or `my_candidates_rw`.',
  parameters: [
    {
      name: 'reference',
      in: 'path',
      required: true,
      schema: { type: 'string' },
      description: "The candidate's reference",
    },
    FLAG('stage', 'Add the `stage` object'),
    FLAG('tags', 'Add the `tags` array'),
  ],
  responses: { 200: json('The candidate', CANDIDATE_SCHEMA), ...ERRORS },
}
