import { type Principal, permit } from '../access/permissions.ts'
import { addToApplication } from '../applications/addToApplication.ts'
import type { Surface } from '../applications/application.ts'
import type { ConversationDeps } from '../applications/deps.ts'
import { NotFound } from '../errors.ts'
import type { Remember } from '../idempotency.ts'
import type { SentMessage } from './addConversation.ts'
import type { Message } from './conversation.ts'
import { conversationEvent } from './describe.ts'

export type MessageCommand = SentMessage & { readonly surface: Surface; readonly requestId: string }

/**
 * Adds a message that was sent elsewhere to a conversation: one that the caller began, or any when it may see what others
 * sent.
 *
 * @throws NotPermitted | NotFound (conversation) | RemovedAsDuplicate (the application that it is about)
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addMessage(
  deps: Pick<ConversationDeps, 'applications' | 'conversations' | 'work' | 'clock' | 'ids'>,
  principal: Principal,
  conversationId: number,
  { surface, requestId, sentAt, content }: MessageCommand,
  remember?: Remember<Message>,
): Promise<Message> {
  permit(principal, 'conversations.create')
  const { organizationId, clientId, grant } = principal
  const conversation = await deps.conversations.byId(organizationId, conversationId)
  const mayAdd = conversation?.clientId === clientId || grant.has('applications.read.others')
  if (!conversation || !mayAdd) throw new NotFound('conversation')
  const { kind, applicationId } = conversation
  try {
    return await addToApplication(
      deps,
      principal,
      { id: applicationId },
      async (_from, to) => {
        const head = { organizationId, id: await deps.ids.next(), conversationId, applicationId, clientId, kind }
        const message: Message = { ...head, sentAt, content, sending: 'record', createdAt: to.updatedAt }
        const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
        const by = { clientId, surface }
        const event = conversationEvent(mark, 'message.added', to, conversation, [message], by)
        return {
          result: message,
          changes: [
            { do: 'addMessage', message },
            { do: 'appendEvent', event },
          ],
        }
      },
      remember,
    )
  } catch (error) {
    if (error instanceof NotFound && error.thing === 'application') throw new NotFound('conversation')
    throw error
  }
}
