/** What the operations' own descriptions are made of, for the OpenAPI document. */

const ERROR_SCHEMA = {
  type: 'object',
  properties: {
    status: { type: 'integer' },
    error: { type: 'string' },
    message: { type: 'string' },
    reason: { type: 'string', description: 'Why a file is refused' },
    candidate_uid: {
      description: 'The number of the candidate that is there already, or the uids of those that wait for an interview',
      anyOf: [{ type: 'integer' }, { type: 'array', items: { type: 'string' } }],
    },
    existing_candidate_uid: { type: 'string', description: 'The uid of the candidate that is there, or goes on' },
    person_uid: { type: 'string' },
  },
  required: ['status', 'error', 'message'],
}

export function json(description: string, schema: object, example?: object) {
  return { description, content: { 'application/json': { schema, ...(example && { example }) } } }
}

export function error(description: string, example?: object) {
  return json(description, ERROR_SCHEMA, example)
}

export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repetition of the same request under the same key gets the same answer, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

/** What may go wrong here and not in the request. */
export const SERVER_ERRORS = {
  500: error('Something went wrong here; the header x-request-id names the line in the log'),
  503: error('The server is busy; try again after Retry-After seconds'),
}

/** What every operation may answer beside its own errors. */
export const COMMON_ERRORS = {
  401: error('The token is missing, wrong or expired, or the candidate was removed as a duplicate'),
  403: error('No permission', {
    status: 403,
    error: 'no_permission',
    message: 'You do not have permission to perform this action',
  }),
  429: error('The allowed number of requests is reached; try again after Retry-After seconds', {
    status: 429,
    error: 'too_many_requests',
    message: 'You have reached your allowed limit of 100 requests per 60 seconds',
  }),
  ...SERVER_ERRORS,
}

/** What an operation with a body may answer beside. */
export const BODY_ERRORS = {
  400: error('A field cannot be taken as it was sent', {
    status: 400,
    error: 'required_field',
    message: 'You must include this required field: "last_name"',
  }),
  413: error('The body is too large'),
  415: error('The body is not application/json'),
  422: error('The Idempotency-Key was used with another request'),
}
