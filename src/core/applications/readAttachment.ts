import { maySee, type Principal, permit } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import type { ApplicationReader } from '../ports.ts'
import type { Application, Attachment } from './application.ts'

/**
 * A file of an application that the caller may see. Files of messages are none.
 *
 * @throws NotPermitted where the caller may read no files
 * @throws NotFound (file) when there is none, or not for this caller: the two are never told apart
 */
export async function readAttachment(
  { applications }: { readonly applications: Pick<ApplicationReader, 'attachment' | 'byId'> },
  principal: Principal,
  id: number,
): Promise<{ readonly attachment: Attachment; readonly application: Application }> {
  permit(principal, 'applications.resume')
  const { organizationId } = principal
  const attachment = await applications.attachment(organizationId, id)
  const application = attachment && (await applications.byId(organizationId, attachment.applicationId))
  if (!attachment || !application || !maySee(principal, application)) throw new NotFound('file')
  if (application.deletedAt !== undefined || attachment.kind === 'message') throw new NotFound('file')
  return { attachment, application }
}
