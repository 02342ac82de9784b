import type { Principal } from '../../../core/access/permissions.ts'
import type { AddedConversation } from '../../../core/conversations/addConversation.ts'
import type { Correspondent, Message } from '../../../core/conversations/conversation.ts'
import { uidOf } from '../../../core/ids.ts'
import { correspondentUid } from '../author-uid.ts'
import { comeetTime } from '../words.ts'
import { DELIVERY_WORDS, KIND_WORDS, VISIBILITY_WORDS } from './words.ts'

/** A conversation and a message as their `POST` answers them (reference, section 3.9). */

export function presentConversation(principal: Principal, { conversation, messages }: AddedConversation) {
  return {
    uid: uidOf(conversation.id),
    conversation_type: KIND_WORDS[conversation.kind],
    context_type: 'candidate',
    context_uid: uidOf(conversation.applicationId),
    visibility: VISIBILITY_WORDS[conversation.visibility],
    messages: messages.map((message) => presentMessage(principal, message)),
  }
}

export function presentMessage(principal: Principal, { id, applicationId, sentAt, content }: Message) {
  const present = (correspondent: Correspondent) => ({
    type: correspondent.type,
    uid: correspondentUid(principal, applicationId, correspondent),
  })
  return {
    uid: uidOf(id),
    time_sent: comeetTime(sentAt),
    status: content.status ? DELIVERY_WORDS[content.status] : null,
    from: present(content.from),
    to: content.to.map(present),
    cc: content.cc.map(present),
    bcc: content.bcc.map(present),
    subject: content.subject ?? null,
    body: content.html,
  }
}
