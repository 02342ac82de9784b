import { type AddedConversation, addConversation } from '../../../core/conversations/addConversation.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { toCandidate } from '../candidates/candidate-name.ts'
import { handleWrite } from '../write.ts'
import { CONVERSATION_BODY, type ConversationBody } from './conversation-fields.ts'
import { createConversationDocs } from './openapi.ts'
import { presentConversation } from './present-conversation.ts'
import { toSentMessages } from './to-message.ts'
import { KIND_WORDS, VISIBILITY_WORDS, wordToOurs } from './words.ts'

/** `POST /candidates/{uid}/conversations` (reference, section 3.9). */
export const createConversation: Operation<DialectDeps> = {
  id: 'createConversation',
  method: 'POST',
  path: '/candidates/:uid/conversations',
  docs: createConversationDocs,

  handle: handleWrite<ConversationBody, AddedConversation>({
    schema: CONVERSATION_BODY,
    status: 201,
    write: ({ conversations }, principal, request, { body }, remember) =>
      toCandidate(request, async (name) => {
        const command = {
          surface: 'comeet',
          requestId: request.id,
          kind: wordToOurs(KIND_WORDS, body.conversation_type),
          visibility: wordToOurs(VISIBILITY_WORDS, body.visibility),
          messages: await toSentMessages(body.messages),
        } as const
        return addConversation(conversations, principal, name, command, remember)
      }),
    present: (_deps, principal, added) => presentConversation(principal, added),
  }),
}
