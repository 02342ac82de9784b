import { mayKnowJob, type Principal, permit } from '../access/permissions.ts'
import { NotFound, PartnerReferenceTaken, SourceContactMissing, UnknownCustomField } from '../errors.ts'
import type { StoredFile } from '../files.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import { uidOf } from '../ids.ts'
import { type Job, type Stage, statusInStage } from '../jobs/job.ts'
import { openingsAfter } from '../jobs/openingsAfter.ts'
import { submittedEvent } from '../log/describe.ts'
import type { Change } from '../unit-of-work.ts'
import { type Application, type ApplicationView, type Attachment, emailKey, type Note } from './application.ts'
import type { ApplicationDeps } from './deps.ts'
import { judgeFiles, storeFiles } from './intake.ts'
import { resolveSourceContact } from './resolveSourceContact.ts'
import type { JobName, SubmitCommand } from './submit-command.ts'

/** How often a unit is tried anew when somebody else was quicker at the same person, source contact or key. */
const ATTEMPTS = 20

/**
 * Takes an application in: authorises, checks, makes the files durable, then writes person, application, attachments,
 * note, event and the remembered answer as one unit of work.
 *
 * @throws NotPermitted | NotFound (job, stage) | UnknownCustomField | SourceContactMissing | SourceContactTaken
 * @throws FileTooLarge | FileRefused | RemoteFileRefused
 * @throws PartnerReferenceTaken when this client has one in progress under the same partner reference in the same job
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function submitApplication(
  deps: ApplicationDeps,
  principal: Principal,
  command: SubmitCommand,
  remember?: Remember<ApplicationView>,
): Promise<ApplicationView> {
  permit(principal, 'applications.create')
  if (command.statement.salaryExpectations !== undefined) permit(principal, 'applications.salary')
  if (principal.employeePortal && !command.statement.sourceContact) throw new SourceContactMissing()
  // Together, as each waits for the same look at what the catalog holds.
  const [found, organization] = await Promise.all([
    findJob(deps, principal, command.job),
    deps.organizations.byId(principal.organizationId),
  ])
  let job = found
  let stage = chooseStage(job, command.stageId)
  await checkCustomFields(deps, principal.organizationId, command.statement.customFields)
  // The database's constraint decides; looking first only spares the storing of files.
  if (command.files.length > 0) await refuseTakenReference(deps, principal, job, command.partnerReference)
  const judged = await judgeFiles(deps.files, command.files)
  const stored = await storeFiles(deps.files, principal.organizationId, judged)
  const linksByEmail = organization?.linksByEmail ?? false

  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { view, changes } = await draft(deps, principal, command, { job, stage, stored, linksByEmail })
    if (remember) changes.unshift(rememberAnswer(principal, remember, view, view.application.updatedAt))
    const conflict = await deps.work.commit(changes)
    if (conflict === undefined) return view
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
    if (conflict === 'stage_removed') {
      job = await findJob(deps, principal, command.job)
      stage = chooseStage(job, command.stageId)
    }
    if (conflict === 'partner_reference') await refuseTakenReference(deps, principal, job, command.partnerReference)
  }
  throw new Error('An application could not be written: its guards failed again and again')
}

/** What every attempt stands on. */
type Ground = {
  readonly job: Job
  readonly stage: Stage
  readonly stored: readonly (StoredFile & { kind: Attachment['kind'] })[]
  /** Whether people are linked by e-mail in this organization. */
  readonly linksByEmail: boolean
}

/** The rows of one attempt, and what they will look like once written. */
async function draft(
  deps: ApplicationDeps,
  principal: Principal,
  command: SubmitCommand,
  { job, stage, stored, linksByEmail }: Ground,
): Promise<{ view: ApplicationView; changes: Change[] }> {
  const { organizationId, clientId } = principal
  const now = deps.clock.now()
  const changes: Change[] = []

  const key = command.profile.email === undefined ? undefined : emailKey(command.profile.email)
  const linkKey = linksByEmail ? key : undefined
  const known = linkKey === undefined ? undefined : await deps.people.byEmail(organizationId, linkKey)
  const personId = known?.id ?? (await deps.ids.next())
  if (known) changes.push({ do: 'touchPerson', organizationId, personId, at: now })
  else {
    const person = { organizationId, id: personId, activeAt: now, createdAt: now }
    changes.push({ do: 'addPerson', person: linkKey === undefined ? person : { ...person, emailKey: linkKey } })
  }

  const { sourceContact: sent, ...statement } = command.statement
  const sourceContact = sent && (await resolveSourceContact(deps, principal, sent, now, changes))

  const application: Application = {
    organizationId,
    id: await deps.ids.next(),
    salt: deps.ids.salt(),
    personId,
    jobId: job.id,
    stageId: stage.id,
    clientId,
    surface: command.surface,
    ...(command.partnerReference !== undefined && { partnerReference: command.partnerReference }),
    status: statusInStage(stage),
    archived: command.archived,
    profile: command.profile,
    statement: sourceContact ? { ...statement, sourceContact } : statement,
    tags: command.tags,
    version: 1,
    createdAt: now,
    updatedAt: now,
    statusChangedAt: now,
    stageEnteredAt: now,
  }
  changes.push({ do: 'addApplication', application })
  changes.push(...(await openingsAfter(deps, undefined, application, now)))
  changes.push({ do: 'queueMatching', organizationId, applicationId: application.id, version: application.version })

  const attachments: Attachment[] = []
  for (const file of stored) {
    attachments.push({
      ...file,
      organizationId,
      id: await deps.ids.next(),
      applicationId: application.id,
      createdAt: now,
    })
  }
  for (const attachment of attachments) changes.push({ do: 'addAttachment', attachment })

  const notes: Note[] = []
  if (command.note !== undefined) {
    const head = { organizationId, id: await deps.ids.next(), applicationId: application.id, clientId }
    notes.push({
      ...head,
      text: command.note,
      ...(command.noteAuthor && { author: command.noteAuthor }),
      createdAt: now,
    })
  }
  for (const note of notes) changes.push({ do: 'addNote', note })

  const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId: command.requestId }
  changes.push({ do: 'appendEvent', event: submittedEvent(mark, application, attachments, notes, command.actor) })

  const { clientName: sourceName, employeePortal: fromEmployeePortal } = principal
  return { view: { application, job, stage, moves: [], attachments, notes, sourceName, fromEmployeePortal }, changes }
}

async function findJob(deps: ApplicationDeps, principal: Principal, name: JobName): Promise<Job> {
  const job = await jobNamed(deps, principal.organizationId, name)
  if (!job || !mayKnowJob(principal, { jobId: job.id })) throw new NotFound('job')
  return job
}

function jobNamed({ jobs }: ApplicationDeps, organizationId: number, name: JobName): Promise<Job | undefined> {
  if ('uid' in name) return jobs.byUid(organizationId, name.uid)
  return 'id' in name ? jobs.byId(organizationId, name.id) : jobs.byReference(organizationId, name.reference)
}

function chooseStage(job: Job, stageId: number | undefined): Stage {
  const stage = stageId === undefined ? job.stages[0] : job.stages.find(({ id }) => id === stageId)
  if (!stage) throw new NotFound('stage')
  return stage
}

/** @throws UnknownCustomField naming the first that the organization does not have */
export async function checkCustomFields(
  deps: Pick<ApplicationDeps, 'organizations'>,
  organizationId: number,
  values: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  const names = Object.keys(values ?? {})
  if (names.length === 0) return
  const known = await deps.organizations.customFields(organizationId)
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) throw new UnknownCustomField(unknown)
}

/** @throws PartnerReferenceTaken */
export async function refuseTakenReference(
  deps: Pick<ApplicationDeps, 'applications'>,
  { organizationId, clientId }: { organizationId: number; clientId: number },
  job: { id: number },
  partnerReference: string | undefined,
  exceptId?: number,
): Promise<void> {
  if (partnerReference === undefined) return
  const taken = await deps.applications.inProgress(organizationId, clientId, job.id, partnerReference)
  if (taken && taken.id !== exceptId) throw new PartnerReferenceTaken({ id: taken.id, uid: uidOf(taken.id) })
}
