import type { Application, Attachment, Note, NoteFormat, Surface } from '../../core/applications/application.ts'
import { emailKey } from '../../core/applications/application.ts'
import type { Move } from '../../core/applications/move.ts'
import { sortName } from '../../core/applications/sort-name.ts'
import type { Status } from '../../core/applications/status.ts'
import type { AttachmentKind } from '../../core/files.ts'
import type { ApplicationTable, AttachmentTable, MoveTable, NoteTable } from '../schema.ts'

/** Applications and what hangs on them, as rows and back. */

export function toApplicationRow(application: Application): ApplicationTable {
  const { profile } = application
  return {
    organization_id: application.organizationId,
    id: application.id,
    salt: application.salt,
    person_id: application.personId,
    job_id: application.jobId,
    stage_id: application.stageId,
    client_id: application.clientId,
    surface: application.surface,
    partner_reference: application.partnerReference ?? null,
    status: application.status,
    archived: Number(application.archived),
    email_key: profile.email === undefined ? null : emailKey(profile.email),
    profile_json: JSON.stringify(profile),
    statement_json: JSON.stringify(application.statement),
    tags_json: JSON.stringify(application.tags),
    version: application.version,
    created_at: application.createdAt,
    updated_at: application.updatedAt,
    status_changed_at: application.statusChangedAt,
    stage_entered_at: application.stageEnteredAt,
    deleted_at: application.deletedAt ?? null,
    duplicate_of: application.duplicateOf ?? null,
    person_before: application.personBefore ?? null,
    referrer: application.statement.referrer ?? null,
    name_key: sortName(profile),
  }
}

export function toApplication(row: ApplicationTable): Application {
  return {
    organizationId: row.organization_id,
    id: row.id,
    salt: row.salt,
    personId: row.person_id,
    jobId: row.job_id,
    stageId: row.stage_id,
    clientId: row.client_id,
    surface: row.surface as Surface,
    ...(row.partner_reference !== null && { partnerReference: row.partner_reference }),
    status: row.status as Status,
    archived: row.archived === 1,
    profile: JSON.parse(row.profile_json),
    statement: JSON.parse(row.statement_json),
    tags: JSON.parse(row.tags_json),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    statusChangedAt: row.status_changed_at,
    stageEnteredAt: row.stage_entered_at,
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
    ...(row.duplicate_of !== null && { duplicateOf: row.duplicate_of }),
    ...(row.person_before !== null && { personBefore: row.person_before }),
  }
}

export function toAttachmentRow(attachment: Attachment): AttachmentTable {
  return {
    organization_id: attachment.organizationId,
    id: attachment.id,
    application_id: attachment.applicationId,
    kind: attachment.kind,
    name: attachment.name,
    content_type: attachment.contentType,
    size: attachment.size,
    sha256: attachment.sha256,
    blob_key: attachment.blobKey,
    message_id: attachment.messageId ?? null,
    created_at: attachment.createdAt,
    removed_at: null,
  }
}

export function toAttachment(row: AttachmentTable): Attachment {
  return {
    organizationId: row.organization_id,
    id: row.id,
    applicationId: row.application_id,
    kind: row.kind as AttachmentKind,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    sha256: row.sha256,
    blobKey: row.blob_key,
    ...(row.message_id !== null && { messageId: row.message_id }),
    createdAt: row.created_at,
  }
}

export function toNote(row: NoteTable): Note {
  return {
    organizationId: row.organization_id,
    id: row.id,
    applicationId: row.application_id,
    clientId: row.client_id,
    text: row.text,
    ...(row.format !== null && { format: row.format as NoteFormat }),
    ...(row.html !== null && { html: row.html }),
    ...(row.author_json !== null && { author: JSON.parse(row.author_json) }),
    ...(row.details_json !== null && { details: JSON.parse(row.details_json) }),
    ...(row.written_at !== null && { writtenAt: row.written_at }),
    createdAt: row.created_at,
  }
}

export function toNoteRow(note: Note): NoteTable {
  return {
    organization_id: note.organizationId,
    id: note.id,
    application_id: note.applicationId,
    client_id: note.clientId,
    text: note.text,
    format: note.format ?? null,
    html: note.html ?? null,
    author_json: note.author ? JSON.stringify(note.author) : null,
    details_json: note.details ? JSON.stringify(note.details) : null,
    written_at: note.writtenAt ?? null,
    created_at: note.createdAt,
  }
}

export function toMoveRow(move: Move): MoveTable {
  return {
    organization_id: move.organizationId,
    id: move.id,
    application_id: move.applicationId,
    client_id: move.clientId,
    from_job_id: move.from.jobId,
    from_stage_id: move.from.stageId,
    to_job_id: move.to.jobId,
    to_stage_id: move.to.stageId,
    entered_at: move.enteredAt,
    at: move.at,
    actor_json: move.actor ? JSON.stringify(move.actor) : null,
  }
}

export function toMove(row: MoveTable): Move {
  return {
    organizationId: row.organization_id,
    id: row.id,
    applicationId: row.application_id,
    clientId: row.client_id,
    from: { jobId: row.from_job_id, stageId: row.from_stage_id },
    to: { jobId: row.to_job_id, stageId: row.to_stage_id },
    enteredAt: row.entered_at,
    at: row.at,
    ...(row.actor_json !== null && { actor: JSON.parse(row.actor_json) }),
  }
}
