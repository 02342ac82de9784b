import type { OperationDocs } from '../../../http/operation.ts'
import { CANDIDATE_NOT_FOUND, IDENTIFIER_TYPE, UID } from '../candidates/openapi.ts'
import { BODY_ERRORS, COMMON_ERRORS, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { NOTE_BODY, NOTE_SCHEMA } from './note-fields.ts'

const example = {
  time_created: '2026-10-02T08:00:00Z',
  created_by: { type: 'user', first_name: 'Mia', last_name: 'Chen', email: 'mia@acme.example' },
  text: 'Left a <b>voicemail</b>.',
  details: [{ title: 'Phone number', text: '+1 555 010 0123' }],
}

export const createNoteDocs: OperationDocs = {
  tags: ['Notes'],
  summary: 'Create a note',
  description: 'Adds a note to a candidate. The client that sent it reads it back in `notes` of the candidate.',
  parameters: [UID, IDENTIFIER_TYPE, IDEMPOTENCY_KEY],
  requestBody: { required: true, content: { 'application/json': { schema: NOTE_BODY, example } } },
  responses: {
    201: json('The note', NOTE_SCHEMA, {
      ...example,
      uid: 'B1.0212',
      created_by: { type: 'user', uid: 'A0.1C05' },
    }),
    ...BODY_ERRORS,
    ...COMMON_ERRORS,
    404: CANDIDATE_NOT_FOUND,
  },
}
