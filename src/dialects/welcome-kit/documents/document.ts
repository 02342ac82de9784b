import type { Application, Attachment } from '../../../core/applications/application.ts'
import { referenceOf } from '../../../core/ids.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { FileLinks } from '../../../http/file-links.ts'
import { LINK_LIFETIME, welcomeKitTime } from '../candidates/present-candidate.ts'
import { exactly, TIME } from '../openapi.ts'

/** What documents and the attachments of e-mails show of a file. */
export const FILE_PROPERTIES = {
  filename: { type: 'string', description: 'Without its extension' },
  file_url: { type: 'string' },
  size: { type: 'integer' },
  content_type: { type: 'string' },
}

/** A document as it is answered (reference, section 4.6). */
export const DOCUMENT_SCHEMA = exactly({
  id: { type: 'integer' },
  job_reference: { type: 'string' },
  candidate_reference: { type: 'string' },
  ...FILE_PROPERTIES,
  created_at: TIME,
})

export function presentDocument(links: FileLinks, application: Application, job: Job, attachment: Attachment) {
  return {
    id: attachment.id,
    job_reference: job.reference,
    candidate_reference: referenceOf(application),
    ...presentFile(links, attachment),
    created_at: welcomeKitTime(attachment.createdAt),
  }
}

export function presentFile(links: FileLinks, attachment: Attachment) {
  return {
    filename: withoutExtension(attachment.name),
    file_url: links.urlOf(attachment, LINK_LIFETIME),
    size: attachment.size,
    content_type: attachment.contentType,
  }
}

/** As the sample has it: "certificate" at `…/certificate.pdf`. */
function withoutExtension(name: string): string {
  return name.replace(/(?<=.)\.[a-z0-9]{1,8}$/i, '')
}
