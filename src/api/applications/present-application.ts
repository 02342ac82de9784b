import { mayKnowJob, type Principal } from '../../core/access/permissions.ts'
import type { Application, ApplicationView } from '../../core/applications/application.ts'
import type { ApplicationName } from '../../core/applications/readApplication.ts'
import { readWhole, type WholeApplication } from '../../core/applications/readWhole.ts'
import { referenceOf, uidOf } from '../../core/ids.ts'
import type { ApiDeps } from '../deps.ts'
import { presentAttachments, presentMove, presentNote } from './present-parts.ts'
import { presentSummary, type Summarized, summarize } from './present-summary.ts'

/** All that the answer about one application tells of, read before it is worded. */
export type Shown = { readonly whole: WholeApplication; readonly others: readonly Summarized[] }

/** @throws NotFound | RemovedAsDuplicate */
export async function readShown(deps: ApiDeps, principal: Principal, name: ApplicationName): Promise<Shown> {
  const whole = await readWhole(deps.applications, principal, name)
  return { whole, others: await summarize(deps, whole.others) }
}

/** The same after a change, which may have moved it. */
export function shownAfter(
  { whole, others }: Shown,
  { clientId, clientName }: Principal,
  view: ApplicationView,
): Shown {
  const clientNames = new Map([...whole.clientNames, [clientId, clientName]])
  return { whole: { ...whole, view, clientNames }, others }
}

/** As the schema `Application`. */
export function presentApplication(principal: Principal, { whole, others }: Shown) {
  const { view, notes, clientNames } = whole
  const { application, moves, attachments, job, earlierJobs = [] } = view
  const jobs = [job, ...earlierJobs].filter(({ id }) => mayKnowJob(principal, { jobId: id }))
  const nameOfClient = (id: number) => clientNames.get(id) ?? ''
  return {
    ...presentSummary(principal, view),
    profile: presentProfile(application),
    statement: presentStatement(principal, application),
    partnerReference: application.partnerReference ?? null,
    references: { comeetUid: uidOf(application.id), welcomeKitReference: referenceOf(application) },
    attachments: presentAttachments(attachments),
    notes: notes.map((note) => presentNote(note, nameOfClient(note.clientId))),
    moves: moves.map((move) => presentMove(move, jobs, nameOfClient(move.clientId))),
    otherApplications: others.map((each) => presentSummary(principal, each)),
  }
}

function presentProfile({ profile }: Application) {
  const { firstName, middleName = null, lastName, email = null, phone = null, mobilePhone = null, address } = profile
  const { nationalId = null, linkedinUrl = null, headline = null, links = [], media = {} } = profile
  const nothing = { country: null, city: null, state: null, zip: null, street: null }
  return {
    firstName,
    middleName,
    lastName,
    email,
    phone,
    mobilePhone,
    nationalId,
    linkedinUrl,
    headline,
    address: address ? { ...nothing, ...address } : null,
    links,
    media,
  }
}

/** Clients see the salary and who referred somebody only where their grant says so. */
function presentStatement({ grant }: Principal, { statement }: Application) {
  const { salaryExpectations, prospectStatus, coverLetter, referrer, customFields = {}, sourceContact } = statement
  const contact = grant.has('applications.source-contact') ? sourceContact : undefined
  return {
    salaryExpectations: (grant.has('applications.salary') ? salaryExpectations : undefined) ?? null,
    prospectStatus: prospectStatus ?? null,
    coverLetter: coverLetter ?? null,
    referrer: referrer ?? null,
    customFields,
    sourceContact: contact ? { fullName: contact.fullName, email: contact.email, phone: contact.phone ?? null } : null,
  }
}
