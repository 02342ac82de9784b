import type { OperationDocs } from '../../../http/operation.ts'
import { PAGE_PARAMETERS } from '../id-page.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { badQuery, listAnswer } from '../positions/openapi.ts'
import { CREATE_OPENING_BODY } from './opening-fields.ts'
import { OPENING_SCHEMA } from './present-opening.ts'

/** What the operations on openings say of themselves in the OpenAPI document. */

const noPosition = error('No such position', {
  status: 404,
  error: 'position_not_found',
  message: 'The provided position id was not found at the specified account',
})

export const listOpeningsDocs: OperationDocs = {
  tags: ['Openings'],
  summary: 'List the openings',
  description: 'The seats that are or were to be filled, in the order in which they were made.',
  parameters: [
    {
      name: 'position_uid',
      in: 'query',
      required: false,
      description: 'Those of one position; left out, all',
      schema: { type: 'string' },
    },
    ...PAGE_PARAMETERS,
  ],
  responses: { 200: listAnswer('openings', OPENING_SCHEMA), ...COMMON_ERRORS, 400: badQuery, 404: noPosition },
}

export const retrieveOpeningDocs: OperationDocs = {
  tags: ['Openings'],
  summary: 'Retrieve an opening',
  description: 'One seat of a position.',
  parameters: [
    { name: 'uid', in: 'path', required: true, schema: { type: 'string' }, description: "The opening's uid" },
  ],
  responses: { 200: json('The Opening', OPENING_SCHEMA), ...COMMON_ERRORS, 404: error('No such opening') },
}

export const createOpeningDocs: OperationDocs = {
  tags: ['Openings'],
  summary: 'Create an opening',
  description: 'Adds one seat to a position. Returns the Opening.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: CREATE_OPENING_BODY,
        example: {
          position_uid: '11.11',
          name: 'Second seat',
          time_expected_hire: '2026-03-09T07:55:40Z',
          reason: 'Replacement hire',
          status: 'OPEN',
        },
      },
    },
  },
  responses: { 201: json('The new Opening', OPENING_SCHEMA), ...BODY_ERRORS, ...COMMON_ERRORS, 404: noPosition },
}
