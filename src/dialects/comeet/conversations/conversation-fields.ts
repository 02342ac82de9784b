import { CORRESPONDENT_TYPES, type CorrespondentType } from '../../../core/conversations/conversation.ts'
import { LENGTHS, nullable, required, type Text, text } from '../candidates/candidate-fields.ts'
import { DATETIME } from '../notes/note-fields.ts'
import { DELIVERY_WORDS, KIND_WORDS, VISIBILITY_WORDS } from './words.ts'

/** The bodies of a conversation and of a message (reference, section 3.9). */

const status = { enum: Object.values(DELIVERY_WORDS) }

/** Only the candidate is known without an e-mail. */
const contact = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: [...CORRESPONDENT_TYPES] },
    first_name: required(LENGTHS.name),
    middle_name: text(LENGTHS.name),
    last_name: text(LENGTHS.name),
    email: text(LENGTHS.email, { format: 'email', description: 'Required unless the type is candidate' }),
  },
  required: ['type', 'first_name'],
  if: { type: 'object', properties: { type: { const: 'candidate' } } },
  else: { type: 'object', properties: { email: { type: 'string' } }, required: ['email'] },
}

const recipient = {
  ...contact,
  properties: { ...contact.properties, status: { type: 'string', ...status } },
  required: [...contact.required, 'status'],
}

const recipients = { maxItems: 100, items: recipient }

export const MESSAGE_BODY = {
  type: 'object',
  properties: {
    time_sent: DATETIME,
    status: { type: nullable.string, enum: [...status.enum, null] },
    from: contact,
    to: { type: 'array', ...recipients },
    cc: { type: nullable.array, ...recipients },
    bcc: { type: nullable.array, ...recipients },
    subject: text(LENGTHS.text),
    body: required(LENGTHS.message, { description: 'HTML with <b>, <i>, <u> and <a>; other tags are removed' }),
  },
  required: ['time_sent', 'from', 'to', 'body'],
}

export const CONVERSATION_BODY = {
  type: 'object',
  properties: {
    conversation_type: { type: 'string', enum: Object.values(KIND_WORDS) },
    visibility: { type: 'string', enum: Object.values(VISIBILITY_WORDS) },
    messages: { type: 'array', minItems: 1, maxItems: 100, items: MESSAGE_BODY },
  },
  required: ['conversation_type', 'visibility', 'messages'],
}

export type WireContact = {
  type: CorrespondentType
  first_name: string
  middle_name?: Text
  last_name?: Text
  email?: Text
  /** Of somebody whom the message goes to. */
  status?: string
}

export type MessageBody = {
  time_sent: string
  status?: Text
  from: WireContact
  to: WireContact[]
  cc?: WireContact[] | null
  bcc?: WireContact[] | null
  subject?: Text
  body: string
}

export type ConversationBody = { conversation_type: string; visibility: string; messages: MessageBody[] }
