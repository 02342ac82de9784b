import { maySee, type Principal, permit } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { ErasureDeps } from '../applications/deps.ts'
import { InterviewsPending, NotFound, NotPermitted } from '../errors.ts'
import type { FileIntake } from '../files.ts'
import { idOfUid } from '../ids.ts'
import { isInterview } from '../jobs/job.ts'
import type { Lead } from '../leads/lead.ts'
import type { EventMark } from '../log/describe.ts'
import type { Event } from '../log/event.ts'

/** How a person came to be erased or pseudonymized. */
export type ByRequest = Pick<Event, 'surface' | 'requestId'>

/** Everything of a person that holds personal data still. */
export type PersonRecord = {
  readonly personId: number
  /** Those that were removed as duplicates too. */
  readonly applications: readonly Application[]
  readonly leads: readonly Lead[]
}

/**
 * What a person has, for a caller who may erase it. It must see all of it: an e-mail is all that links applications, and
 * whoever sent one must not be able to erase what others sent.
 *
 * @throws NotPermitted when the caller may not erase people, or does not see all that this one has
 * @throws NotFound when there is no such person, or the caller sees nothing of it
 * @throws InterviewsPending
 */
export async function readPersonRecord(deps: ErasureDeps, principal: Principal, uid: string): Promise<PersonRecord> {
  permit(principal, 'persons.erase')
  const { organizationId } = principal
  const personId = idOfUid(uid)
  if (personId === undefined) throw new NotFound('person')
  const [ofPerson, leadsOfPerson] = await Promise.all([
    deps.applications.everOfPerson(organizationId, personId),
    deps.leads.ofPerson(organizationId, personId),
  ])
  const all = [...ofPerson, ...leadsOfPerson]
  const seen = all.filter((each) => maySee(principal, each))
  if (seen.length === 0) throw new NotFound('person')
  if (seen.length < all.length) throw new NotPermitted('applications.read.others')
  const applications = ofPerson.filter((each) => each.deletedAt === undefined || each.duplicateOf !== undefined)
  await refusePending(deps, personId, applications)
  return { personId, applications, leads: leadsOfPerson.filter(({ deletedAt }) => deletedAt === undefined) }
}

async function refusePending(deps: ErasureDeps, personId: number, applications: readonly Application[]): Promise<void> {
  const pending: number[] = []
  for (const { organizationId, id, jobId, stageId, status, deletedAt } of applications) {
    if (status !== 'in_progress' || deletedAt !== undefined) continue
    const job = await deps.jobs.byId(organizationId, jobId)
    if (job?.stages.some((stage) => stage.id === stageId && isInterview(stage))) pending.push(id)
  }
  if (pending.length > 0) throw new InterviewsPending(personId, pending)
}

/** The event of what was done to a person: whom it was about, and no value. */
export function personEvent(
  type: 'person.erased' | 'person.pseudonymized',
  { personId, applications, leads }: PersonRecord,
  principal: Principal,
  { id, salt, requestId }: EventMark,
  more: Pick<Event, 'surface' | 'fields' | 'at'>,
): Event {
  const after = { applications: applications.map((each) => each.id), leads: leads.map((each) => each.id) }
  const { organizationId, clientId } = principal
  return { ...more, organizationId, id, type, personId, clientId, requestId, details: { salt, before: {}, after } }
}

/**
 * Removes the bytes of files that no row names any more. When that fails, nothing is lost: the sweep of such files finds them
 * some hours later.
 */
export async function eraseFiles(files: Pick<FileIntake, 'erase'>, blobKeys: readonly string[]): Promise<void> {
  await Promise.allSettled(blobKeys.map((key) => files.erase(key)))
}
