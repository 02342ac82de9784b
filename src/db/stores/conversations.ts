import type { Surface } from '../../core/applications/application.ts'
import type {
  Conversation,
  ConversationKind,
  Message,
  Sending,
  Visibility,
} from '../../core/conversations/conversation.ts'
import type { ConversationReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, query } from '../query.ts'
import type { ConversationTable, MessageTable } from '../schema.ts'
import { first, rows } from './rows.ts'

type One = { organizationId: number; id: number }
const byId = query<One, ConversationTable>(
  'select * from conversation where organization_id = :organizationId and id = :id',
)
const message = query<One, MessageTable>('select * from message where organization_id = :organizationId and id = :id')

type OfKind = { organizationId: number; applicationId: number; kind: string }
const OF_KIND = 'organization_id = :organizationId and application_id = :applicationId and kind = :kind'
const messagesOf = query<OfKind & { limit: number; offset: number }, MessageTable>(
  `select * from message where ${OF_KIND} order by created_at, id limit :limit offset :offset`,
)
const countMessagesOf = query<OfKind, { count: number }>(`select count(*) as count from message where ${OF_KIND}`)

/** Crosses organizations: one task sends for all. */
const toSend = crossingQuery<{ now: number; limit: number }, MessageTable>(
  `select * from message where (sending = 'queued' or sending = 'sending') and due_at <= :now order by id limit :limit`,
)

export function createConversationReader(engine: Engine): ConversationReader {
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toConversation(row)
    },
    messagesOf: async (organizationId, applicationId, kind, page) =>
      (await rows(engine, messagesOf, { organizationId, applicationId, kind, ...page })).map(toMessage),
    countMessagesOf: async (organizationId, applicationId, kind) =>
      (await first(engine, countMessagesOf, { organizationId, applicationId, kind }))?.count ?? 0,
    async message(organizationId, id) {
      const row = await first(engine, message, { organizationId, id })
      return row && toMessage(row)
    },
    toSend: async (now, limit) => (await rows(engine, toSend, { now, limit })).map(toMessage),
  }
}

export function toConversationRow(conversation: Conversation): ConversationTable {
  return {
    organization_id: conversation.organizationId,
    id: conversation.id,
    application_id: conversation.applicationId,
    client_id: conversation.clientId,
    surface: conversation.surface,
    kind: conversation.kind,
    visibility: conversation.visibility,
    created_at: conversation.createdAt,
  }
}

function toConversation(row: ConversationTable): Conversation {
  return {
    organizationId: row.organization_id,
    id: row.id,
    applicationId: row.application_id,
    clientId: row.client_id,
    surface: row.surface as Surface,
    kind: row.kind as ConversationKind,
    visibility: row.visibility as Visibility,
    createdAt: row.created_at,
  }
}

export function toMessageRow(message: Message): MessageTable {
  return {
    organization_id: message.organizationId,
    id: message.id,
    conversation_id: message.conversationId,
    application_id: message.applicationId,
    client_id: message.clientId,
    kind: message.kind,
    content_json: JSON.stringify(message.content),
    sending: message.sending,
    attempts: message.attempts ?? 0,
    due_at: message.dueAt ?? null,
    sent_at: message.sentAt,
    created_at: message.createdAt,
  }
}

function toMessage(row: MessageTable): Message {
  return {
    organizationId: row.organization_id,
    id: row.id,
    conversationId: row.conversation_id,
    applicationId: row.application_id,
    clientId: row.client_id,
    kind: row.kind as ConversationKind,
    content: JSON.parse(row.content_json),
    sending: row.sending as Sending,
    ...(row.attempts > 0 && { attempts: row.attempts }),
    ...(row.due_at !== null && { dueAt: row.due_at }),
    sentAt: row.sent_at,
    createdAt: row.created_at,
  }
}
