import { mayChange, mayKnowJob, maySee, type Principal, permit } from '../access/permissions.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import type { StoredFile } from '../files.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import { firstStage, type Job, type Stage } from '../jobs/job.ts'
import { openingsAfter } from '../jobs/openingsAfter.ts'
import { movedEvent, updatedEvent } from '../log/describe.ts'
import type { Change } from '../unit-of-work.ts'
import type { Application, ApplicationView, Attachment, Note } from './application.ts'
import { applyPatch, type UpdateCommand } from './applyPatch.ts'
import type { ApplicationDeps } from './deps.ts'
import { takeFiles } from './intake.ts'
import type { Move } from './move.ts'
import { moveBetween, moveTo, stageOf } from './moveTo.ts'
import { type ApplicationName, readApplication } from './readApplication.ts'
import { resolveSourceContact } from './resolveSourceContact.ts'
import { checkCustomFields, refuseTakenReference } from './submitApplication.ts'

/** Every attempt lets at least one writer of the same application through, so this bounds how many may meet. */
const ATTEMPTS = 200

/** The application as it is now, and the attachments that the command's files are: new ones, or the same file that was there. */
export type UpdatedView = ApplicationView & { readonly attached: readonly Attachment[] }

/**
 * Changes what the command names and nothing else. Parallel updates of one application follow each other: each is made
 * from the version that the one before it left.
 *
 * @throws NotFound when there is no such application or the caller may not see it, no such job, or it has no such stage
 * @throws Stale when it is not what `mustBe` wants
 * @throws NotPermitted | UnknownCustomField | SourceContactTaken | FileTooLarge | FileRefused | PartnerReferenceTaken
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function updateApplication(
  deps: ApplicationDeps,
  principal: Principal,
  name: ApplicationName,
  command: UpdateCommand,
  remember?: Remember<UpdatedView>,
): Promise<UpdatedView> {
  let view = await readApplication(deps, principal, name, mayReach)
  if (!mayChange(principal, view.application)) throw new NotPermitted('applications.update')
  // The reference is the sender's own name for the application: nobody else changes it, or learns which are taken.
  const own = view.application.clientId === principal.clientId
  if (command.partnerReference !== undefined && !own) throw new NotPermitted('applications.update.own')
  if (command.statement.salaryExpectations !== undefined) permit(principal, 'applications.salary')
  await checkCustomFields(deps, principal.organizationId, command.customFields ?? undefined)
  await placeFor(deps, principal, view, command)
  const stored = await takeFiles(deps.files, principal.organizationId, command.files)

  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    command.mustBe?.(view.application)
    const next = await draft(deps, principal, view, command, stored)
    if (remember) next.changes.unshift(rememberAnswer(principal, remember, next.view, next.view.application.updatedAt))
    const conflict = await deps.work.commit(next.changes)
    if (conflict === undefined) return next.view
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
    view = await readApplication(deps, principal, name, mayReach)
  }
  throw new Error('An application could not be changed: somebody else was quicker again and again')
}

/** Whoever may change its own applications need not be allowed to read them; others' stay hidden from it. */
function mayReach(principal: Principal, application: Application): boolean {
  const own = application.clientId === principal.clientId
  return maySee(principal, application) || (own && mayChange(principal, application))
}

async function draft(
  deps: ApplicationDeps,
  principal: Principal,
  view: ApplicationView,
  command: UpdateCommand,
  stored: readonly (StoredFile & { kind: Attachment['kind'] })[],
): Promise<{ view: UpdatedView; changes: Change[] }> {
  const { organizationId, clientId } = principal
  const from = view.application
  const changes: Change[] = []
  const now = deps.clock.now()
  // Later than what is there, whatever the clocks of the processes say: it orders notes and files, as their ids do not.
  const addedAt = Math.max(now, ...[...view.attachments, ...view.notes].map(({ createdAt }) => createdAt + 1))

  const sent = command.sourceContact
  const sourceContact = sent ? await resolveSourceContact(deps, principal, sent, now, changes) : sent
  const place = await placeFor(deps, principal, view, command)
  const moved = place && moveTo(from, place.stage, now, place.job.id)
  const application = applyPatch(moved?.application ?? from, command, sourceContact, now)
  const job = place?.job ?? view.job
  const newInProgress =
    application.partnerReference !== from.partnerReference ||
    application.status !== from.status ||
    application.jobId !== from.jobId
  if (newInProgress && application.status === 'in_progress') {
    const owner = { organizationId, clientId: from.clientId }
    await refuseTakenReference(deps, owner, job, application.partnerReference, from.id)
  }
  changes.push({ do: 'changeApplication', application, from })
  changes.push(...(await openingsAfter(deps, from, application, now)))
  changes.push({ do: 'touchPerson', organizationId, personId: from.personId, at: now })
  if (Object.keys(command.profile).length > 0) {
    changes.push({ do: 'queueMatching', organizationId, applicationId: from.id, version: application.version })
  }

  const removed = command.removeFiles.filter((kind) => view.attachments.some((attachment) => attachment.kind === kind))
  for (const kind of removed) {
    changes.push({ do: 'removeAttachments', organizationId, applicationId: from.id, kind, at: now })
  }
  const kept = view.attachments.filter(({ kind }) => !removed.includes(kind))
  const added: Attachment[] = []
  const attached: Attachment[] = []
  for (const file of stored) {
    const there = sameFile([...kept, ...added], file)
    if (!there) {
      added.push({ ...file, organizationId, id: await deps.ids.next(), applicationId: from.id, createdAt: addedAt })
    }
    attached.push(there ?? (added.at(-1) as Attachment))
  }
  for (const attachment of added) changes.push({ do: 'addAttachment', attachment })

  const notes: Note[] = []
  if (command.note !== undefined && command.note !== view.notes.at(-1)?.text) {
    const id = await deps.ids.next()
    notes.push({ organizationId, id, applicationId: from.id, clientId, text: command.note, createdAt: addedAt })
  }
  for (const note of notes) changes.push({ do: 'addNote', note })

  const additions = { attachments: added, notes, removed }
  const { actor, surface, requestId } = command
  const by = { clientId, surface, ...(actor && { actor }) }
  const mark = async () => ({ id: await deps.ids.next(), salt: deps.ids.salt(), requestId })
  const moves: Move[] = []
  if (moved) {
    moves.push(moveBetween(from, moved.application, await deps.ids.next(), by))
    changes.push({ do: 'appendEvent', event: movedEvent(await mark(), from, moved.application, by) })
  }
  for (const move of moves) changes.push({ do: 'addMove', move })
  const updated = updatedEvent(await mark(), moved?.application ?? from, application, additions, by)
  if (!moved || updated.fields.length > 0) changes.push({ do: 'appendEvent', event: updated })

  const attachments = [...kept, ...added]
  const next = {
    ...view,
    application,
    job,
    ...(job.id !== view.job.id && { earlierJobs: [...(view.earlierJobs ?? []), view.job] }),
    stage: moved?.stage ?? view.stage,
    moves: [...view.moves, ...moves],
    attachments,
    notes: [...view.notes, ...notes],
    attached,
  }
  return { view: next, changes }
}

/** Where the command wants it to stand, if it says so. @throws NotFound (job, stage) */
async function placeFor(
  { jobs }: ApplicationDeps,
  principal: Principal,
  view: ApplicationView,
  { jobId, stageId }: UpdateCommand,
): Promise<{ readonly job: Job; readonly stage: Stage } | undefined> {
  const isOther = jobId !== undefined && jobId !== view.job.id
  const job = isOther ? await jobs.byId(principal.organizationId, jobId) : view.job
  if (!job || !mayKnowJob(principal, { jobId: job.id })) throw new NotFound('job')
  if (stageId !== undefined) return { job, stage: stageOf(job, stageId) }
  return isOther ? { job, stage: firstStage(job) } : undefined
}

/** A client that sends its whole record at every update must not pile up copies: the same file is not added again. */
function sameFile(
  kept: readonly Attachment[],
  file: StoredFile & { kind: Attachment['kind'] },
): Attachment | undefined {
  const ofKind = kept.filter(({ kind }) => kind === file.kind)
  const compared = file.kind === 'other' ? ofKind : ofKind.slice(-1)
  return compared.find((old) => old.sha256 === file.sha256 && old.name === file.name)
}
