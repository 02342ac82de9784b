import type { OperationDocs } from '../../../http/operation.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, LIST_BODY_ERRORS, list, paramsBody } from '../openapi.ts'
import { queryParameters } from '../param-schemas.ts'
import { DOCUMENT_SCHEMA } from './document.ts'
import { ATTACH_PARAMS, LIST_DOCUMENTS_PARAMS } from './document-params.ts'

/** What the operations on documents say of themselves in the OpenAPI document. */

export const listDocumentsDocs: OperationDocs = {
  tags: ['Documents'],
  summary: 'List the documents of a candidate',
  description:
    'Files beside the resume, the portfolio and the picture, oldest first. Needs the scope `documents_r` or ' +
    '`documents_rw`, and one of `candidates_r`, `candidates_rw`, `my_candidates_r`, `my_candidates_rw`.',
  parameters: queryParameters(LIST_DOCUMENTS_PARAMS),
  responses: { 200: list('The documents of the page', DOCUMENT_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
}

export const attachDocumentsDocs: OperationDocs = {
  tags: ['Documents'],
  summary: 'Attach documents to a candidate',
  description:
    'Fetches the files and attaches them all, or none. A file of the same name and content is not attached again. ' +
    'Needs the scope `documents_rw`, and `candidates_rw` or `my_candidates_rw`.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: paramsBody(ATTACH_PARAMS, {
    candidate_reference: 'wttj-d655345409a6097309156b05',
    remote_file_urls: [{ filename: 'certificate', url: 'https://files.example.org/certificate.pdf' }],
  }),
  responses: {
    201: json('The documents that were attached', { type: 'array', items: DOCUMENT_SCHEMA }),
    ...ERRORS,
    ...BODY_ERRORS,
  },
}
