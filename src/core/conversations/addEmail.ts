import { mayChange, maySee, type Principal, permit } from '../access/permissions.ts'
import { addToApplication } from '../applications/addToApplication.ts'
import type { Application, Attachment, NoteFormat, Surface } from '../applications/application.ts'
import { emailKey } from '../applications/application.ts'
import type { ConversationDeps } from '../applications/deps.ts'
import { takeFiles } from '../applications/intake.ts'
import { type ApplicationName, findApplication } from '../applications/readApplication.ts'
import type { FileToAttach } from '../applications/submit-command.ts'
import { NoMailServer, NotPermitted } from '../errors.ts'
import type { Remember } from '../idempotency.ts'
import type { Conversation, Correspondent, Message } from './conversation.ts'
import { conversationEvent } from './describe.ts'

/** An e-mail to keep, and to send where `send` says so. */
export type EmailCommand = {
  readonly surface: Surface
  readonly requestId: string
  readonly subject: string
  readonly body: string
  readonly format: NoteFormat
  /** The body as HTML that is safe to show. */
  readonly html: string
  readonly from: string
  readonly to: readonly string[]
  readonly send: boolean
  readonly files: readonly FileToAttach[]
}

/** An e-mail with what came with it. */
export type Email = {
  readonly application: Application
  readonly message: Message
  readonly attachments: readonly Attachment[]
}

/**
 * Keeps an e-mail on an application, as a conversation of its own. One that is to be sent is queued in the same unit of
 * work, so that it goes out exactly when it is kept.
 *
 * @throws NotPermitted | NotFound (application) | RemovedAsDuplicate
 * @throws NoMailServer when it is to be sent and there is no way out
 * @throws FileTooLarge | FileRefused | RemoteFileRefused
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addEmail(
  deps: ConversationDeps,
  principal: Principal,
  name: ApplicationName,
  command: EmailCommand,
  remember?: Remember<Email>,
): Promise<Email> {
  permit(principal, 'emails.create')
  const found = await findApplication(deps, principal, name, mayReach)
  if (!mayChange(principal, found)) throw new NotPermitted('applications.update')
  if (command.send && !deps.outbox) throw new NoMailServer()
  const { organizationId, clientId } = principal
  const stored = await takeFiles(deps.files, organizationId, command.files)

  const email = await addToApplication(
    deps,
    principal,
    name,
    async (_from, to) => {
      const { surface, requestId } = command
      const createdAt = to.updatedAt
      const head = { organizationId, applicationId: to.id, clientId, kind: 'email', createdAt } as const
      const conversation: Conversation = { ...head, id: await deps.ids.next(), surface, visibility: 'all' }
      const message: Message = {
        ...head,
        id: await deps.ids.next(),
        conversationId: conversation.id,
        content: contentOf(command, to),
        sentAt: createdAt,
        ...(command.send ? { sending: 'queued', dueAt: createdAt } : { sending: 'record' }),
      }
      const attachments: Attachment[] = []
      for (const file of stored) {
        const id = await deps.ids.next()
        attachments.push({ ...file, organizationId, id, applicationId: to.id, messageId: message.id, createdAt })
      }
      const by = { clientId, surface }
      const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
      return {
        result: { application: to, message, attachments },
        changes: [
          { do: 'addConversation', conversation },
          { do: 'addMessage', message },
          ...attachments.map((attachment) => ({ do: 'addAttachment', attachment }) as const),
          { do: 'appendEvent', event: conversationEvent(mark, 'conversation.added', to, conversation, [message], by) },
        ],
      }
    },
    remember,
  )
  if (command.send) deps.outbox?.kick()
  return email
}

/** Whoever may change its own applications need not be allowed to read them; others' stay hidden from it. */
function mayReach(principal: Principal, application: Application): boolean {
  const own = application.clientId === principal.clientId
  return maySee(principal, application) || (own && mayChange(principal, application))
}

function contentOf(
  { subject, body, format, html, from, to }: EmailCommand,
  application: Application,
): Message['content'] {
  const applicant = application.profile.email && emailKey(application.profile.email)
  const recipients = to.map(
    (email): Correspondent => ({ type: emailKey(email) === applicant ? 'candidate' : 'other', email }),
  )
  return { subject, body, format, html, from: { type: 'user', email: from }, to: recipients, cc: [], bcc: [] }
}
