import type { Application, Attachment, Note, Surface } from '../../core/applications/application.ts'
import { emailKey } from '../../core/applications/application.ts'
import type { Status } from '../../core/applications/status.ts'
import type { AttachmentKind } from '../../core/files.ts'
import type { ApplicationReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import type { ApplicationTable, AttachmentTable, NoteTable } from '../schema.ts'
import { first, rows } from './rows.ts'

const byId = query<{ organizationId: number; id: number }, ApplicationTable>(
  'select * from application where organization_id = :organizationId and id = :id',
)

type PartnerReferenceKey = { organizationId: number; clientId: number; jobId: number; partnerReference: string }

const inProgress = query<PartnerReferenceKey, ApplicationTable>(
  `select * from application
    where organization_id = :organizationId and client_id = :clientId and job_id = :jobId
      and partner_reference = :partnerReference and status = 'in_progress'`,
)

const attachments = query<{ organizationId: number; applicationId: number }, AttachmentTable>(
  `select * from attachment
    where organization_id = :organizationId and application_id = :applicationId and removed_at is null
    order by created_at, id`,
)

const attachmentById = query<{ organizationId: number; id: number }, AttachmentTable>(
  'select * from attachment where organization_id = :organizationId and id = :id and removed_at is null',
)

const notesBy = query<{ organizationId: number; applicationId: number; clientId: number }, NoteTable>(
  `select * from note
    where organization_id = :organizationId and application_id = :applicationId and client_id = :clientId
    order by created_at, id`,
)

export function createApplicationReader(engine: Engine): ApplicationReader {
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toApplication(row)
    },
    async inProgress(organizationId, clientId, jobId, partnerReference) {
      const row = await first(engine, inProgress, { organizationId, clientId, jobId, partnerReference })
      return row && toApplication(row)
    },
    async attachments(organizationId, applicationId) {
      return (await rows(engine, attachments, { organizationId, applicationId })).map(toAttachment)
    },
    async attachment(organizationId, id) {
      const row = await first(engine, attachmentById, { organizationId, id })
      return row && toAttachment(row)
    },
    async notesBy(organizationId, applicationId, clientId) {
      return (await rows(engine, notesBy, { organizationId, applicationId, clientId })).map(toNote)
    },
  }
}

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
  }
}

function toApplication(row: ApplicationTable): Application {
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
    created_at: attachment.createdAt,
    removed_at: null,
  }
}

function toAttachment(row: AttachmentTable): Attachment {
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
    createdAt: row.created_at,
  }
}

function toNote(row: NoteTable): Note {
  return {
    organizationId: row.organization_id,
    id: row.id,
    applicationId: row.application_id,
    clientId: row.client_id,
    text: row.text,
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
    created_at: note.createdAt,
  }
}
