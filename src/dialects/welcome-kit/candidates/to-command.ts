import { MEDIA, type Medium, type Profile } from '../../../core/applications/application.ts'
import type { UpdateCommand } from '../../../core/applications/applyPatch.ts'
import type { FileToAttach, SubmitCommand } from '../../../core/applications/submit-command.ts'
import type { FilePolicy } from '../../../core/files.ts'
import { isSet } from '../param-schemas.ts'
import type { CreateParams } from './candidate-params.ts'
import type { UpdateParams } from './update-params.ts'

const MEGABYTE = 1024 * 1024

/** What document 003 allows; for the image it names nothing, so common image types up to 5 MB. */
const RESUME_POLICY: FilePolicy = { extensions: ['.pdf', '.doc', '.docx', '.odt'], maxBytes: 5 * MEGABYTE }
const PORTFOLIO_POLICY: FilePolicy = { extensions: ['.pdf'], maxBytes: 10 * MEGABYTE }
const IMAGE_POLICY: FilePolicy = {
  extensions: ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.bmp', '.tiff', '.tif'],
  maxBytes: 5 * MEGABYTE,
}

/** From Welcome Kit's parameters, once checked, to a command of the core. */
export function toSubmitCommand(params: CreateParams, requestId: string): SubmitCommand {
  const { job_stage_id: stageId, comment, cover_letter: coverLetter, referrer } = params
  return {
    surface: 'welcome-kit',
    requestId,
    job: { reference: params.job_reference },
    ...(stageId !== undefined && { stageId: Number(stageId) }),
    profile: profileOf(params),
    statement: { ...(coverLetter !== undefined && { coverLetter }), ...(referrer !== undefined && { referrer }) },
    tags: tagsOf(params.tag_list),
    archived: isSet(params.archived),
    ...(comment !== undefined && { note: comment }),
    files: filesOf(params),
  }
}

/** The same of an update: what it does not name stays as it is. */
export function toUpdateCommand(params: UpdateParams, requestId: string): UpdateCommand {
  const { job_stage_id: stageId, tag_list: tags, archived, firstname, lastname, email } = params
  const { phone, subtitle: headline, media_linkedin: linkedinUrl, cover_letter: coverLetter } = params
  return {
    surface: 'welcome-kit',
    requestId,
    ...(stageId != null && { stageId: Number(stageId) }),
    ...(archived != null && { archived: isSet(archived) }),
    ...(tags !== undefined && { tags: tagsOf(tags ?? '') }),
    profile: {
      ...(firstname != null && { firstName: firstname }),
      ...(lastname != null && { lastName: lastname }),
      ...(email != null && { email }),
      // One number is shown: the one that was sent here, or the mobile one of the other wire.
      ...(phone !== undefined && { phone, ...(phone === null && { mobilePhone: null }) }),
      ...(headline !== undefined && { headline }),
      ...(linkedinUrl !== undefined && { linkedinUrl }),
    },
    media: Object.fromEntries(
      MEDIA.flatMap((medium) => {
        const url = params[`media_${medium}`]
        return url === undefined ? [] : [[medium, url]]
      }),
    ),
    statement: { ...(coverLetter !== undefined && { coverLetter }) },
    files: filesOf(params),
    removeFiles: [],
  }
}

function profileOf(params: CreateParams): Profile {
  const { email, phone, subtitle: headline, media_linkedin: linkedinUrl } = params
  const media: Partial<Record<Medium, string>> = {}
  for (const medium of MEDIA) {
    const url = params[`media_${medium}`]
    if (url !== undefined) media[medium] = url
  }
  return {
    firstName: params.firstname,
    lastName: params.lastname,
    email,
    ...(phone !== undefined && { phone }),
    ...(headline !== undefined && { headline }),
    ...(linkedinUrl !== undefined && { linkedinUrl }),
    ...(Object.keys(media).length > 0 && { media }),
  }
}

function tagsOf(list = ''): string[] {
  const names = list.split(',').map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

function filesOf(params: UpdateParams): FileToAttach[] {
  const files: FileToAttach[] = []
  const { remote_resume_url: resume, remote_portfolio_url: portfolio, remote_image_url: image } = params
  if (resume) files.push({ field: 'remote_resume_url', kind: 'resume', policy: RESUME_POLICY, url: resume })
  if (portfolio)
    files.push({ field: 'remote_portfolio_url', kind: 'portfolio', policy: PORTFOLIO_POLICY, url: portfolio })
  if (image) files.push({ field: 'remote_image_url', kind: 'picture', policy: IMAGE_POLICY, url: image })
  return files
}
