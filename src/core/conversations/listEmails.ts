import { type Principal, permit } from '../access/permissions.ts'
import type { OffsetPage } from '../applications/application-list.ts'
import type { ConversationDeps } from '../applications/deps.ts'
import { type ApplicationName, findApplication } from '../applications/readApplication.ts'
import type { Email } from './addEmail.ts'

/**
 * A page of the e-mails on an application, oldest first, whichever way they came in, and how many there are in all.
 *
 * @throws NotPermitted | NotFound (application) | RemovedAsDuplicate
 */
export async function listEmails(
  deps: Pick<ConversationDeps, 'applications' | 'conversations'>,
  principal: Principal,
  name: ApplicationName,
  page: OffsetPage,
): Promise<{ readonly emails: Email[]; readonly total: number }> {
  permit(principal, 'emails.read')
  const application = await findApplication(deps, principal, name)
  const { organizationId, id } = application
  const [messages, total, attachments] = await Promise.all([
    deps.conversations.messagesOf(organizationId, id, 'email', page),
    deps.conversations.countMessagesOf(organizationId, id, 'email'),
    deps.applications.attachments(organizationId, id),
  ])
  const byMessage = Map.groupBy(attachments, ({ messageId }) => messageId)
  const emails = messages.map((message) => ({ application, message, attachments: byMessage.get(message.id) ?? [] }))
  return { emails, total }
}
