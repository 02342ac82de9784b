import type { Attachment } from '../core/applications/application.ts'
import type { Message } from '../core/conversations/conversation.ts'
import { type Mailer, MailNotSent } from '../core/conversations/outbox.ts'
import type { UnitOfWork } from '../core/unit-of-work.ts'

/** What sending needs. */
export type SendDeps = {
  readonly toSend: (now: number, limit: number) => Promise<readonly Message[]>
  /** All attachments of an application. */
  readonly attachments: (organizationId: number, applicationId: number) => Promise<readonly Attachment[]>
  readonly read: (blobKey: string) => Promise<Uint8Array>
  /** The body of a message as plain text. */
  readonly textOf: (message: Message) => string
  readonly work: UnitOfWork
  readonly mailer: Mailer
  readonly now: () => number
  /** Told of each attempt that did not succeed. Holds no address. */
  readonly onFailure: (failure: SendFailure) => void
  readonly signal: AbortSignal
}

export type SendFailure = {
  readonly organizationId: number
  readonly messageId: number
  readonly attempt: number
  readonly final: boolean
  readonly reason: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Pauses before each further attempt, in milliseconds: about a day in all. */
const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR]
/** When a sending whose end was never noted is taken for interrupted: far longer than the mail server's time limits. */
const INTERRUPTED_AFTER = 10 * MINUTE
const AT_ONCE = 20

/**
 * Sends what is queued and due, one by one. Each attempt is noted before it is made: a process that dies in the middle
 * leaves a message that is sent anew when that is sure, under the same Message-ID.
 */
export async function sendMail(deps: SendDeps): Promise<void> {
  for (;;) {
    const due = await deps.toSend(deps.now(), AT_ONCE)
    let taken = 0
    for (const message of due) {
      deps.signal.throwIfAborted()
      if (await sendOne(deps, message)) taken++
    }
    if (taken === 0) return
  }
}

/** @returns false when somebody else was quicker, or the message is gone */
async function sendOne(deps: SendDeps, message: Message): Promise<boolean> {
  const attempt = (message.attempts ?? 0) + 1
  const begun: Message = {
    ...message,
    sending: 'sending',
    attempts: attempt,
    dueAt: deps.now() + INTERRUPTED_AFTER,
  }
  if (await deps.work.commit([{ do: 'markMessage', message: begun, from: message }])) return false
  const ended = await attemptToSend(deps, begun, attempt)
  await deps.work.commit([{ do: 'markMessage', message: ended, from: begun }])
  return true
}

async function attemptToSend(deps: SendDeps, message: Message, attempt: number): Promise<Message> {
  const { organizationId, id: messageId } = message
  try {
    const { refused } = await deps.mailer.send(await toMail(deps, message))
    return settled(message, 'sent', refused)
  } catch (err) {
    const pause = err instanceof MailNotSent && err.isFinal ? undefined : PAUSES[attempt - 1]
    const { name, message: codes } = err as Error
    const reason = err instanceof MailNotSent ? codes : name
    deps.onFailure({ organizationId, messageId, attempt, final: pause === undefined, reason })
    if (pause === undefined) return settled(message, 'failed', recipientsOf(message))
    return { ...message, sending: 'queued', dueAt: deps.now() + pause }
  }
}

function settled(message: Message, status: 'sent' | 'failed', refused: readonly string[]): Message {
  const { dueAt: _, content, ...rest } = message
  const to = content.to.map((recipient) => {
    const failed = recipient.email !== undefined && refused.includes(recipient.email)
    return { ...recipient, status: failed ? ('failed' as const) : status }
  })
  return { ...rest, sending: status, content: { ...content, to, status } }
}

async function toMail(deps: SendDeps, message: Message) {
  const { organizationId, id, applicationId, content, createdAt } = message
  const from = content.from.email ?? ''
  const files = (await deps.attachments(organizationId, applicationId)).filter(({ messageId }) => messageId === id)
  return {
    messageId: `<${organizationId}.${id}.${createdAt}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    from,
    to: recipientsOf(message),
    subject: content.subject ?? '',
    text: deps.textOf(message),
    html: content.html,
    at: message.sentAt,
    attachments: await Promise.all(
      files.map(async ({ name, contentType, blobKey }) => ({ name, contentType, bytes: await deps.read(blobKey) })),
    ),
  }
}

function recipientsOf({ content }: Message): string[] {
  return content.to.flatMap(({ email }) => email ?? [])
}
