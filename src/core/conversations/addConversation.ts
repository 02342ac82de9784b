import { type Principal, permit } from '../access/permissions.ts'
import { addToApplication } from '../applications/addToApplication.ts'
import type { Surface } from '../applications/application.ts'
import type { ApplicationDeps } from '../applications/deps.ts'
import type { ApplicationName } from '../applications/readApplication.ts'
import type { Remember } from '../idempotency.ts'
import type { Conversation, Message, MessageContent } from './conversation.ts'
import { conversationEvent } from './describe.ts'

/** A message that was sent elsewhere and is to be kept. */
export type SentMessage = { readonly sentAt: number; readonly content: MessageContent }

export type ConversationCommand = Pick<Conversation, 'kind' | 'visibility'> & {
  readonly surface: Surface
  readonly requestId: string
  /** At least one. */
  readonly messages: readonly SentMessage[]
}

export type AddedConversation = { readonly conversation: Conversation; readonly messages: readonly Message[] }

/**
 * Keeps a conversation that was held elsewhere, on the application that it is about.
 *
 * @throws NotPermitted | NotFound (application) | RemovedAsDuplicate
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addConversation(
  deps: Pick<ApplicationDeps, 'applications' | 'work' | 'clock' | 'ids'>,
  principal: Principal,
  name: ApplicationName,
  { surface, requestId, kind, visibility, messages: sent }: ConversationCommand,
  remember?: Remember<AddedConversation>,
): Promise<AddedConversation> {
  permit(principal, 'conversations.create')
  const { organizationId, clientId } = principal
  return addToApplication(
    deps,
    principal,
    name,
    async (_from, to) => {
      const head = { organizationId, applicationId: to.id, clientId, createdAt: to.updatedAt }
      const conversation: Conversation = { ...head, id: await deps.ids.next(), surface, kind, visibility }
      const messages: Message[] = []
      for (const message of sent) {
        const id = await deps.ids.next()
        messages.push({ ...head, id, conversationId: conversation.id, kind, ...message, sending: 'record' })
      }
      const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
      const by = { clientId, surface }
      const event = conversationEvent(mark, 'conversation.added', to, conversation, messages, by)
      return {
        result: { conversation, messages },
        changes: [
          { do: 'addConversation', conversation },
          ...messages.map((message) => ({ do: 'addMessage', message }) as const),
          { do: 'appendEvent', event },
        ],
      }
    },
    remember,
  )
}
