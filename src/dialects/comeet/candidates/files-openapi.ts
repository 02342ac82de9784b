import type { OperationDocs } from '../../../http/operation.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { FILE_BODY } from './candidate-fields.ts'
import { CANDIDATE_NOT_FOUND, IDENTIFIER_TYPE, NOT_FOUND, UID } from './openapi.ts'

/** What the operations on a candidate's files say of themselves in the OpenAPI document. */

const FILE_SCHEMA = {
  type: 'object',
  properties: { name: { type: 'string' }, url: { type: 'string' } },
  required: ['name', 'url'],
}

const requestBody = {
  required: true,
  content: { 'application/json': { schema: FILE_BODY, example: { name: 'home-task.txt', file: 'SGVsbG8=' } } },
}

const WRITE_ERRORS = {
  ...BODY_ERRORS,
  ...COMMON_ERRORS,
  403: error('No permission, or the file is too large or not allowed', {
    status: 403,
    error: 'file_size_limit',
    message: 'The provided file exceeds size limit of 6MB: "video.mp4"',
  }),
  404: CANDIDATE_NOT_FOUND,
}

export const retrieveFilesDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: "Retrieve a candidate's files",
  description: 'All files but the resume and the picture. Links live 15 minutes; read again for new ones.',
  parameters: [UID, IDENTIFIER_TYPE],
  responses: {
    200: json('The files', { type: 'array', items: FILE_SCHEMA }),
    ...COMMON_ERRORS,
    404: NOT_FOUND,
  },
}

export const addFileDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Add a file to a candidate',
  description: 'One file of the documented types, up to 6 MB. A file of the same name and content is not added again.',
  parameters: [UID, IDENTIFIER_TYPE, IDEMPOTENCY_KEY],
  requestBody,
  responses: {
    201: json('A list with the file', { type: 'array', items: FILE_SCHEMA, minItems: 1, maxItems: 1 }),
    ...WRITE_ERRORS,
  },
}

export const addResumeDocs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Add a resume to a candidate',
  description: 'A .pdf, .doc or .docx up to 6 MB. It becomes the current resume.',
  parameters: [UID, IDENTIFIER_TYPE, IDEMPOTENCY_KEY],
  requestBody,
  responses: { 201: json('The resume', FILE_SCHEMA), ...WRITE_ERRORS },
}
