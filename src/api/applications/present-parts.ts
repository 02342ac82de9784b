import type { Attachment, Note } from '../../core/applications/application.ts'
import type { Move, Place } from '../../core/applications/move.ts'
import { type Job, stageEver } from '../../core/jobs/job.ts'
import type { Actor } from '../../core/log/actor.ts'
import type { Event } from '../../core/log/event.ts'
import { nameOf, timeOf } from '../names.ts'

/** What hangs on an application, as the schemas `Attachment`, `Note`, `Move` and `Actor` have it. */

/** Media types by how they can be looked at; see `GET /attachments/{id}/preview` for documents. */
const PREVIEWS: Readonly<Record<string, 'pdf' | 'image' | 'document'>> = {
  'application/pdf': 'pdf',
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/bmp': 'image',
  'application/msword': 'document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document',
  'application/vnd.oasis.opendocument.text': 'document',
  'application/rtf': 'document',
  'text/plain': 'document',
}

/** Those of messages are shown with their messages alone. */
export function presentAttachments(attachments: readonly Attachment[]) {
  const shown = attachments.filter(({ kind }) => kind !== 'message')
  return shown.map((each) => presentAttachment(each, shown.findLast(({ kind }) => kind === each.kind) === each))
}

export function presentAttachment(attachment: Attachment, isCurrent: boolean) {
  const { id, kind, name, contentType, size, sha256, createdAt } = attachment
  const preview = PREVIEWS[contentType] ?? null
  return { id: nameOf(id), kind, name, contentType, size, sha256, createdAt: timeOf(createdAt), isCurrent, preview }
}

export function presentNote({ id, text, format, html, author, clientId, ...note }: Note, clientName: string) {
  const name = author && [author.firstName, author.middleName, author.lastName].filter(Boolean).join(' ')
  const actor = author && { type: author.type, name: name ?? '' }
  return {
    id: nameOf(id),
    text,
    format: format ?? 'text',
    html: html ?? null,
    author: presentActor({ actor, clientId, clientName }),
    createdAt: timeOf(note.writtenAt ?? note.createdAt),
  }
}

export function presentMove(move: Move, jobs: readonly Job[], clientName: string) {
  return {
    id: nameOf(move.id),
    from: presentPlace(move.from, jobs),
    to: presentPlace(move.to, jobs),
    actor: presentActor({ actor: move.actor, clientId: move.clientId, clientName }),
    at: timeOf(move.at),
    enteredAt: timeOf(move.enteredAt),
  }
}

/** A stage may be gone since. */
function presentPlace({ jobId, stageId }: Place, jobs: readonly Job[]) {
  const job = jobs.find(({ id }) => id === jobId)
  const stage = job && stageEver(job, stageId)
  return { jobId: nameOf(jobId), jobName: job?.name ?? '', stageId: nameOf(stageId), stageName: stage?.name ?? '' }
}

type Doer = {
  readonly actor?: Pick<Actor, 'type' | 'name'> | undefined
  readonly clientId: number
  readonly clientName?: string | undefined
  readonly surface?: Event['surface']
}

/** Whom it is to be put down to: the person who is named, else the client, else whoever acts without one. */
export function presentActor({ actor, clientId, clientName, surface }: Doer) {
  if (actor) return { type: actor.type === 'user' ? 'user' : 'client', name: actor.name }
  if (surface === 'task') return { type: 'task', name: 'Longlist' }
  return clientId === 0 ? { type: 'operator', name: 'The operator' } : { type: 'client', name: clientName ?? '' }
}
