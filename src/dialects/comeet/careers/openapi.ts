import { IF_NONE_MATCH, NOT_MODIFIED } from '../../../http/kept-answer.ts'
import type { OperationDocs } from '../../../http/operation.ts'
import { error, json, SERVER_ERRORS } from '../openapi.ts'
import { CAREERS_POSITION_SCHEMA } from './present-careers-position.ts'

/** What the operations of the public feed say of themselves in the OpenAPI document. */

const parameters = [
  { name: 'company', in: 'path', required: true, schema: { type: 'string' }, description: "The company's uid" },
  {
    name: 'token',
    in: 'query',
    required: true,
    schema: { type: 'string' },
    description: 'Both are shown by `longlist organization list`',
  },
  {
    name: 'details',
    in: 'query',
    required: false,
    schema: { type: 'boolean', default: false },
    description: 'Whether the texts come along',
  },
  IF_NONE_MATCH,
]

const answers = {
  304: NOT_MODIFIED,
  404: error('No such company, another token, or nothing published under this uid', {
    status: 404,
    error: 'not_found',
    message: 'The provided ID could not be found',
  }),
  ...SERVER_ERRORS,
}

export const listCareersPositionsDocs: OperationDocs = {
  tags: ['Careers'],
  summary: 'List the published positions',
  description:
    'What careers pages show: positions that are open, published and not discreet. May be kept for 5 minutes.',
  parameters,
  responses: { 200: json('The positions', { type: 'array', items: CAREERS_POSITION_SCHEMA }), ...answers },
}

export const retrieveCareersPositionDocs: OperationDocs = {
  tags: ['Careers'],
  summary: 'Retrieve a published position',
  description: 'One of the positions that careers pages show. May be kept for 5 minutes.',
  parameters: [
    ...parameters,
    { name: 'uid', in: 'path', required: true, schema: { type: 'string' }, description: "The position's uid" },
  ],
  responses: { 200: json('The position', CAREERS_POSITION_SCHEMA), ...answers },
}
