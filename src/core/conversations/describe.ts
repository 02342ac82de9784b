import type { Application } from '../applications/application.ts'
import type { EventMark } from '../log/describe.ts'
import type { Event } from '../log/event.ts'
import type { Conversation, Message } from './conversation.ts'

/** The event of messages that were added to an application, in a new conversation or one that is there. */
export function conversationEvent(
  { id, salt, requestId }: EventMark,
  type: Extract<Event['type'], 'conversation.added' | 'message.added'>,
  application: Application,
  conversation: Conversation,
  messages: readonly Message[],
  by: Pick<Event, 'clientId' | 'surface'>,
): Event {
  const { kind, visibility } = conversation
  const after = {
    conversation: { id: conversation.id, kind, visibility },
    messages: messages.map(({ id: messageId, sentAt, content }) => ({ id: messageId, sentAt, ...content })),
  }
  return {
    organizationId: application.organizationId,
    id,
    type,
    applicationId: application.id,
    personId: application.personId,
    ...by,
    fields: type === 'conversation.added' ? ['conversation', 'messages'] : ['messages'],
    at: application.updatedAt,
    requestId,
    details: { salt, before: {}, after },
  }
}
