import type { Attachment } from '../../../core/applications/application.ts'
import type { FileLinks } from '../../../http/file-links.ts'

/** Links to files live 15 minutes (reference, section 3.5). */
const LINK_LIFETIME = 15 * 60 * 1000

/** A file as this wire shows it. */
export function presentFile(links: FileLinks, attachment: Attachment): { name: string; url: string } {
  return { name: attachment.name, url: links.urlOf(attachment, LINK_LIFETIME) }
}

/** The files of a candidate's Files tab, in the order in which they were added: neither the resume nor the picture. */
export function presentFiles(links: FileLinks, attachments: readonly Attachment[]) {
  return attachments.filter(({ kind }) => kind === 'other').map((attachment) => presentFile(links, attachment))
}
