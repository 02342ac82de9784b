import { MEDIA } from '../../../core/applications/application.ts'
import { flag, paramsSchema, text, wholeNumber } from '../param-schemas.ts'

/** The parameters of "Create a candidate" (document 003). */

export const MEDIA_PARAMS = (['linkedin', ...MEDIA] as const).map((name) => `media_${name}` as const)

const media = Object.fromEntries(
  MEDIA_PARAMS.map((name) => [name, text(2048, `Profile or site of the candidate: ${name.slice('media_'.length)}`)]),
)

export const CREATE_PARAMS = paramsSchema(
  {
    organization_reference: text(255, 'Organization reference'),
    job_reference: text(255, 'Job reference'),
    job_stage_id: wholeNumber("Job stage id; left out, the job's first stage"),
    email: { type: 'string', maxLength: 254, format: 'email' },
    firstname: text(255, 'First name'),
    lastname: text(255, 'Last name'),
    tag_list: text(2000, 'Comma separated list of tags'),
    subtitle: text(255, 'Subtitle'),
    phone: text(64, 'Phone number'),
    remote_image_url: text(2048, 'Avatar url'),
    remote_resume_url: text(2048, 'Resume url (file type: PDF, DOC, DOCX, ODT; maximum file size: 5MB)'),
    remote_portfolio_url: text(2048, 'Portfolio url (file type: PDF; maximum file size: 10MB)'),
    comment: text(30_000, 'A comment about this candidate'),
    archived: flag('Archive the candidate'),
    ...media,
    cover_letter: text(30_000, 'Cover letter'),
    referrer: text(2048, 'Referrer'),
  },
  ['organization_reference', 'job_reference', 'email', 'firstname', 'lastname'],
)

/** The parameters once they have been checked; empty ones are absent. */
export type CreateParams = {
  organization_reference: string
  job_reference: string
  job_stage_id?: string | number
  email: string
  firstname: string
  lastname: string
  tag_list?: string
  subtitle?: string
  phone?: string
  remote_image_url?: string
  remote_resume_url?: string
  remote_portfolio_url?: string
  comment?: string
  archived?: boolean | 'true' | 'false'
  cover_letter?: string
  referrer?: string
} & { [medium in `media_${(typeof MEDIA)[number] | 'linkedin'}`]?: string }
