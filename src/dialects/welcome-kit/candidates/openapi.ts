import type { OperationDocs } from '../../../http/operation.ts'
import { BODY_ERRORS, ERRORS, FLAG, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { CREATE_PARAMS } from './candidate-params.ts'
import { CANDIDATE_SCHEMA } from './candidate-schema.ts'

/** What the operations on one candidate say of themselves in the OpenAPI document. */

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
    ...BODY_ERRORS,
  },
}

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
