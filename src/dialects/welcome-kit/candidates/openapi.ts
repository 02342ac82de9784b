import type { OperationDocs } from '../../../http/operation.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, LIST_BODY_ERRORS, list, paramsBody } from '../openapi.ts'
import { queryParameters } from '../param-schemas.ts'
import { CREATE_PARAMS } from './candidate-params.ts'
import { CANDIDATE_SCHEMA } from './candidate-schema.ts'
import { LIST_PARAMS, RETRIEVE_PARAMS } from './list-params.ts'
import { UPDATE_PARAMS } from './update-params.ts'

/** What the operations on one candidate say of themselves in the OpenAPI document. */

export const createCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Create a candidate',
  description:
    'Creates a candidate for a job. Needs the scope `candidates_rw` or `my_candidates_rw`. Parameters may also stand in ' +
    'the query. Files are fetched before the answer; one that cannot be fetched refuses the request.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: paramsBody(CREATE_PARAMS, {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: 'foo@example.org',
    firstname: 'Foo',
    lastname: 'Bar',
  }),
  responses: {
    201: json('The new candidate', CANDIDATE_SCHEMA),
    ...ERRORS,
    ...BODY_ERRORS,
  },
}

const REFERENCE = {
  name: 'reference',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: "The candidate's reference",
}

const READ_SCOPES = 'Needs the scope `candidates_r`, `candidates_rw`, `my_candidates_r` or `my_candidates_rw`'

export const listCandidatesDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'List candidates',
  description: `The candidates of a job, newest first. ${READ_SCOPES}; with the last two, only one's own are listed.`,
  parameters: queryParameters(LIST_PARAMS),
  responses: { 200: list('The candidates of the page', CANDIDATE_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
}

export const retrieveCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Retrieve a candidate',
  description: `${READ_SCOPES}.`,
  parameters: [REFERENCE, ...queryParameters(RETRIEVE_PARAMS)],
  responses: { 200: json('The candidate', CANDIDATE_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
}

export const updateCandidateDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Update a candidate',
  description:
    'Changes what is named and nothing else; an empty text clears. Needs the scope `candidates_rw` or `my_candidates_rw`. ' +
    'Parameters may also stand in the query.',
  parameters: [REFERENCE, IDEMPOTENCY_KEY],
  requestBody: paramsBody(UPDATE_PARAMS, { job_stage_id: 88104, archived: false, tag_list: 'typescript,shortlist' }),
  responses: { 200: json('The candidate after the update', CANDIDATE_SCHEMA), ...ERRORS, ...BODY_ERRORS },
}
