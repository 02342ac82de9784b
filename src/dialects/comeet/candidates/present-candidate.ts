import type { Principal } from '../../../core/access/permissions.ts'
import { type Application, type ApplicationView, currentAttachment } from '../../../core/applications/application.ts'
import { uidOf } from '../../../core/ids.ts'
import type { FileLinks } from '../../../http/file-links.ts'
import { presentNoteOf } from '../notes/present-note.ts'
import { comeetTime, PROSPECT_STATUS_WORDS, STATUS_WORDS } from '../words.ts'
import { presentFile, presentFiles } from './candidate-files.ts'
import { presentCompletedSteps, presentCurrentSteps, presentFutureSteps } from './steps.ts'

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
    completed_steps: presentCompletedSteps(view),
    ...(grant.has('applications.future-steps') && { future_steps: presentFutureSteps(view) }),
    status: STATUS_WORDS[application.status],
    prospect_status: statement.prospectStatus ? PROSPECT_STATUS_WORDS[statement.prospectStatus] : null,
    ...(view.openingId !== undefined && { opening: presentOpening(view.openingId, application) }),
    disposition_reason: null,
    time_last_status_changed: comeetTime(application.statusChangedAt),
    ...((own || grant.has('applications.resume')) && { resume: presentCurrent(deps, view, 'resume') }),
    tags: application.tags.map((name) => ({ name })),
    custom_fields: statement.customFields ?? {},
    ...(own && { partner_candidate_id: application.partnerReference ?? null }),
    ...(grant.has('applications.salary') && { salary_expectations: statement.salaryExpectations ?? null }),
    picture: presentCurrent(deps, view, 'picture'),
    links: (profile.links ?? []).map((url) => ({ url })),
    files: presentFiles(deps.links, view.attachments),
    address: profile.address ?? null,
    notes: view.notes.map((note) => presentNoteOf(principal, note)),
  }
}

function presentCurrent({ links }: Presenting, view: ApplicationView, kind: 'resume' | 'picture') {
  const attachment = currentAttachment(view, kind)
  return attachment ? presentFile(links, attachment) : null
}

/** Whoever is hired is so since the last change of status. The first day of work is not known here. */
function presentOpening(openingId: number, { statusChangedAt }: Application) {
  return {
    uid: uidOf(openingId),
    time_start_to_work: null,
    hired_candidate_hire_date: comeetTime(statusChangedAt),
  }
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
