import { addMessage } from '../../../core/conversations/addMessage.ts'
import type { Message } from '../../../core/conversations/conversation.ts'
import { idOfUid } from '../../../core/ids.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { handleWrite } from '../write.ts'
import { MESSAGE_BODY, type MessageBody } from './conversation-fields.ts'
import { createMessageDocs } from './openapi.ts'
import { presentMessage } from './present-conversation.ts'
import { toSentMessage } from './to-message.ts'

/** What no conversation has as its id. */
const NO_ID = 0

/** `POST /conversations/{uid}/messages` (reference, section 3.9). */
export const createMessage: Operation<DialectDeps> = {
  id: 'createMessage',
  method: 'POST',
  path: '/conversations/:uid/messages',
  docs: createMessageDocs,

  handle: handleWrite<MessageBody, Message>({
    schema: MESSAGE_BODY,
    status: 201,
    write: ({ conversations }, principal, request, { body }, remember) => {
      const { uid } = request.params as { uid: string }
      const command = { surface: 'comeet', requestId: request.id, ...toSentMessage(body) } as const
      return addMessage(conversations, principal, idOfUid(uid) ?? NO_ID, command, remember)
    },
    present: (_deps, principal, message) => presentMessage(principal, message),
  }),
}
