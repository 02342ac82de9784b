import type { Author } from '../../../core/applications/application.ts'
import { LENGTHS, nullable, object, required, type Text, text } from '../candidates/candidate-fields.ts'

/** The body of `POST /candidates/{uid}/notes` (reference, section 3.8), and a note as it is answered. */

export const DATETIME = {
  type: 'string',
  format: 'datetime',
  maxLength: 64,
  description: 'ISO 8601; UTC without an offset',
}

const TYPES = ['user', 'source_contact', 'other', 'app']

export const NOTE_BODY = {
  type: 'object',
  properties: {
    time_created: DATETIME,
    created_by: {
      ...object(
        {
          type: { type: 'string', enum: TYPES },
          first_name: required(LENGTHS.name),
          middle_name: text(LENGTHS.name),
          last_name: text(LENGTHS.name),
          email: text(LENGTHS.email, { format: 'email' }),
        },
        ['type', 'first_name'],
      ),
      type: 'object',
    },
    text: required(LENGTHS.note, { description: 'HTML with <b>, <i> and <u>; other tags are removed' }),
    details: {
      type: nullable.array,
      maxItems: 100,
      items: {
        type: 'object',
        properties: { title: required(LENGTHS.name), text: text(LENGTHS.note) },
        required: ['title'],
      },
    },
  },
  required: ['time_created', 'created_by', 'text'],
}

export type NoteBody = {
  time_created: string
  created_by: { type: Author['type']; first_name: string; middle_name?: Text; last_name?: Text; email?: Text }
  text: string
  details?: { title: string; text?: Text }[] | null
}

const string = { type: 'string' }

export const NOTE_SCHEMA = {
  type: 'object',
  properties: {
    uid: string,
    time_created: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
    created_by: {
      type: 'object',
      properties: { type: { type: 'string', enum: TYPES }, uid: string },
      required: ['type', 'uid'],
    },
    text: string,
    details: {
      type: 'array',
      items: {
        type: 'object',
        properties: { title: string, text: { type: ['string', 'null'] } },
        required: ['title', 'text'],
      },
    },
  },
  required: ['uid', 'time_created', 'created_by', 'text', 'details'],
}
