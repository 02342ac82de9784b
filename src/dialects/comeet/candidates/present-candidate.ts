import type { Principal } from '../../../core/access/permissions.ts'
import { type Application, type ApplicationView, currentAttachment } from '../../../core/applications/application.ts'
import { uidOf } from '../../../core/ids.ts'
import type { FileLinks } from '../../../http/file-links.ts'
import { comeetTime, PROSPECT_STATUS_WORDS, STATUS_WORDS } from '../words.ts'

/** Links to files live 15 minutes (reference, section 3.5). */
const LINK_LIFETIME = 15 * 60 * 1000

export type Presenting = { readonly links: FileLinks; readonly baseUrl: () => string }

/**
 * The Candidate as `POST` and `PATCH` answer it: the documented sample with the rest of the schema beside it. The source
 * contact has the keys of the sample.
 */
export function presentWritten(deps: Presenting, principal: Principal, view: ApplicationView) {
  const { sourceContact } = view.application.statement
  return {
    ...presentCandidate(deps, principal, view),
    source_contact: sourceContact
      ? { full_name: sourceContact.fullName, email: sourceContact.email, phone: sourceContact.phone ?? null }
      : null,
  }
}

/** The Candidate schema (reference, section 10.1), and after it what else was sent, under its own names. */
export function presentCandidate(deps: Presenting, principal: Principal, view: ApplicationView) {
  const { application, job } = view
  const { profile, statement } = application
  const { grant } = principal
  const own = application.clientId === principal.clientId
  return {
    uid: uidOf(application.id),
    person_uid: uidOf(application.personId),
    first_name: profile.firstName,
    middle_name: profile.middleName ?? null,
    last_name: profile.lastName,
    email: profile.email ?? null,
    phone: profile.phone ?? null,
    mobile_phone: profile.mobilePhone ?? null,
    id_number: profile.nationalId ?? null,
    linkedin_url: profile.linkedinUrl ?? null,
    deleted: false,
    position_uid: job.uid,
    ...((own || grant.has('applications.source-contact')) && { source_contact: presentSourceContact(application) }),
    ...(grant.has('applications.source') && { source: presentSource(view) }),
    time_created: comeetTime(application.createdAt),
    URL: `${deps.baseUrl()}/app/req/${job.id}/can/${application.id}`,
    current_steps: presentCurrentSteps(view),
    completed_steps: [],
    ...(grant.has('applications.future-steps') && { future_steps: presentFutureSteps(view) }),
    status: STATUS_WORDS[application.status],
    prospect_status: statement.prospectStatus ? PROSPECT_STATUS_WORDS[statement.prospectStatus] : null,
    time_last_status_changed: comeetTime(application.statusChangedAt),
    ...((own || grant.has('applications.resume')) && { resume: presentFile(deps, view, 'resume') }),
    tags: application.tags.map((name) => ({ name })),
    custom_fields: statement.customFields ?? {},
    ...(own && { partner_candidate_id: application.partnerReference ?? null }),
    ...(grant.has('applications.salary') && { salary_expectations: statement.salaryExpectations ?? null }),
    picture: presentFile(deps, view, 'picture'),
    links: (profile.links ?? []).map((url) => ({ url })),
    files: view.attachments
      .filter(({ kind }) => kind === 'other')
      .map((attachment) => ({ name: attachment.name, url: deps.links.urlOf(attachment, LINK_LIFETIME) })),
    address: profile.address ?? null,
    notes: view.notes.map(({ text, createdAt }) => ({ text, time_created: comeetTime(createdAt) })),
  }
}

function presentFile({ links }: Presenting, view: ApplicationView, kind: 'resume' | 'picture') {
  const attachment = currentAttachment(view, kind)
  return attachment ? { name: attachment.name, url: links.urlOf(attachment, LINK_LIFETIME) } : null
}

/** The schema has a first and a last name where the partner sends one full name. */
function presentSourceContact({ statement: { sourceContact } }: Application) {
  if (!sourceContact) return null
  const [first, ...rest] = sourceContact.fullName.split(' ')
  return {
    uid: uidOf(sourceContact.id),
    first_name: first,
    last_name: rest.join(' '),
    full_name: sourceContact.fullName,
    email: sourceContact.email,
    phone: sourceContact.phone ?? null,
  }
}

function presentSource({ application, sourceName, fromEmployeePortal }: ApplicationView) {
  return {
    uid: uidOf(application.clientId),
    name: sourceName,
    type: fromEmployeePortal ? 'Internal' : 'Other',
  }
}

/** The documents name no list of types; a stage that people pass or do not pass is a "Go/No-go". */
const STEP_TYPE = 'Go/No-go'

/** Only while the application is in progress (reference, section 4). */
function presentCurrentSteps({ application, stage }: ApplicationView) {
  if (application.status !== 'in_progress') return []
  const time_scheduled = comeetTime(application.stageEnteredAt)
  return [{ position_step_uid: uidOf(stage.id), name: stage.name, type: STEP_TYPE, time_scheduled }]
}

function presentFutureSteps({ application, job, stage }: ApplicationView) {
  if (application.status !== 'in_progress') return []
  const after = job.stages.slice(job.stages.findIndex(({ id }) => id === stage.id) + 1)
  return after
    .filter(({ kind, visible }) => visible && kind !== 'refused')
    .map(({ id, name }) => ({ position_step_uid: uidOf(id), name, type: STEP_TYPE }))
}
