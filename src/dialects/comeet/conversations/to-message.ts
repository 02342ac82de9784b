import { setImmediate } from 'node:timers/promises'
import type { SentMessage } from '../../../core/conversations/addConversation.ts'
import type { Correspondent } from '../../../core/conversations/conversation.ts'
import { InvalidField } from '../../../core/errors.ts'
import { safeMessage } from '../../../http/safe-html.ts'
import { joinPath } from '../../../lib/field-path.ts'
import { parseIsoTime } from '../../../lib/iso-time.ts'
import type { MessageBody, WireContact } from './conversation-fields.ts'
import { DELIVERY_WORDS, wordToOurs } from './words.ts'

/**
 * From the fields of a message, once checked, to a message of the core.
 *
 * @param path where the message stands in the body
 * @throws InvalidField when nothing is left of its text
 */
export function toSentMessage(message: MessageBody, path = ''): SentMessage {
  const { body, subject, status, from, to, cc, bcc } = message
  const html = safeMessage(body)
  if (html === '') throw new InvalidField(joinPath(path, 'body'), 'empty')
  return {
    sentAt: parseIsoTime(message.time_sent) as number,
    content: {
      ...(subject != null && { subject }),
      body,
      html,
      from: toSender(from),
      to: to.map(toRecipient),
      cc: (cc ?? []).map(toRecipient),
      bcc: (bcc ?? []).map(toRecipient),
      ...(status != null && { status: wordToOurs(DELIVERY_WORDS, status) }),
    },
  }
}

/** The same of all messages of a conversation. Others get their turn between them: cleaning a long text takes a while. */
export async function toSentMessages(messages: readonly MessageBody[]): Promise<SentMessage[]> {
  const sent: SentMessage[] = []
  for (const [index, message] of messages.entries()) {
    if (index > 0) await setImmediate()
    sent.push(toSentMessage(message, `messages[${index}]`))
  }
  return sent
}

function toSender({ type, first_name, middle_name, last_name, email }: WireContact): Correspondent {
  return {
    type,
    firstName: first_name,
    ...(middle_name != null && { middleName: middle_name }),
    ...(last_name != null && { lastName: last_name }),
    ...(email != null && { email }),
  }
}

function toRecipient(contact: WireContact): Correspondent {
  return { ...toSender(contact), status: wordToOurs(DELIVERY_WORDS, contact.status as string) }
}
