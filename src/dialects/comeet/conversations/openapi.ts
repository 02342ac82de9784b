import { CORRESPONDENT_TYPES } from '../../../core/conversations/conversation.ts'
import type { OperationDocs } from '../../../http/operation.ts'
import { CANDIDATE_NOT_FOUND, IDENTIFIER_TYPE, UID } from '../candidates/openapi.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { CONVERSATION_BODY, MESSAGE_BODY } from './conversation-fields.ts'
import { DELIVERY_WORDS, KIND_WORDS, VISIBILITY_WORDS } from './words.ts'

/** What the operations on conversations say of themselves in the OpenAPI document. */

const string = { type: 'string' }

const CONTACT_SCHEMA = {
  type: 'object',
  properties: { type: { type: 'string', enum: [...CORRESPONDENT_TYPES] }, uid: string },
  required: ['type', 'uid'],
}
const CONTACTS_SCHEMA = { type: 'array', items: CONTACT_SCHEMA }

const MESSAGE_SCHEMA = {
  type: 'object',
  properties: {
    uid: string,
    time_sent: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
    status: { type: ['string', 'null'], enum: [...Object.values(DELIVERY_WORDS), null] },
    from: CONTACT_SCHEMA,
    to: CONTACTS_SCHEMA,
    cc: CONTACTS_SCHEMA,
    bcc: CONTACTS_SCHEMA,
    subject: { type: ['string', 'null'] },
    body: string,
  },
  required: ['uid', 'time_sent', 'status', 'from', 'to', 'cc', 'bcc', 'subject', 'body'],
}

const CONVERSATION_SCHEMA = {
  type: 'object',
  properties: {
    uid: string,
    conversation_type: { type: 'string', enum: Object.values(KIND_WORDS) },
    context_type: { type: 'string', enum: ['candidate'] },
    context_uid: string,
    visibility: { type: 'string', enum: Object.values(VISIBILITY_WORDS) },
    messages: { type: 'array', minItems: 1, items: MESSAGE_SCHEMA },
  },
  required: ['uid', 'conversation_type', 'context_type', 'context_uid', 'visibility', 'messages'],
}

const message = {
  time_sent: '2026-10-02T08:10:00Z',
  status: 'Sent',
  from: { type: 'user', first_name: 'Mia', last_name: 'Chen', email: 'mia@acme.example' },
  to: [{ type: 'candidate', first_name: 'Dana', last_name: 'Okafor', status: 'Sent' }],
  cc: [],
  bcc: [],
  subject: 'Platform engineer role',
  body: 'Hi Dana, are you free this week?',
}
const example = { conversation_type: 'email', visibility: 'Managers/Recruiters', messages: [message] }

export const createConversationDocs: OperationDocs = {
  tags: ['Conversations'],
  summary: 'Create a conversation',
  description: 'Keeps messages that were exchanged elsewhere, on the candidate whom they are about. Nothing is sent.',
  parameters: [UID, IDENTIFIER_TYPE, IDEMPOTENCY_KEY],
  requestBody: { required: true, content: { 'application/json': { schema: CONVERSATION_BODY, example } } },
  responses: {
    201: json('The conversation', CONVERSATION_SCHEMA),
    ...BODY_ERRORS,
    ...COMMON_ERRORS,
    404: CANDIDATE_NOT_FOUND,
  },
}

export const createMessageDocs: OperationDocs = {
  tags: ['Conversations'],
  summary: 'Create a message',
  description: 'Adds a message that was sent elsewhere to a conversation.',
  parameters: [{ ...UID, description: "The conversation's uid" }, IDEMPOTENCY_KEY],
  requestBody: { required: true, content: { 'application/json': { schema: MESSAGE_BODY, example: message } } },
  responses: {
    201: json('The message', MESSAGE_SCHEMA),
    ...BODY_ERRORS,
    ...COMMON_ERRORS,
    404: error('No such conversation, or not for this client', {
      status: 404,
      error: 'message_not_found',
      message: 'Message not found',
    }),
  },
}
