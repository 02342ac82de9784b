import type { ApplicationReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { manyQuery, query } from '../query.ts'
import type { ApplicationTable, AttachmentTable, NoteTable } from '../schema.ts'
import { listApplications } from './application-list.ts'
import { toApplication, toAttachment, toNote } from './application-rows.ts'
import { countFound, searchApplications } from './application-search.ts'
import { applicationsOfJob, countApplicationsOfJob } from './job-list.ts'
import { countMoves, moves, movesOf } from './moves.ts'
import { first, rows, rowsOfMany } from './rows.ts'
import { tagsInUse } from './tags.ts'

const byId = query<{ organizationId: number; id: number }, ApplicationTable>(
  'select * from application where organization_id = :organizationId and id = :id',
)

/** From the ids, as SQLite would sooner go through all of an organization than look up a list of them. */
const byIds = manyQuery<{ organizationId: number }, ApplicationTable>(
  `with listed (id) as (values :rows), wanted (id) as (select distinct id from listed)
    select application.* from wanted cross join application
      where application.organization_id = :organizationId and application.id = wanted.id`,
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

const attachmentsOf = manyQuery<{ organizationId: number }, AttachmentTable>(
  `select * from attachment
    where organization_id = :organizationId and application_id in (:values) and removed_at is null
    order by created_at, id`,
)

const attachmentById = query<{ organizationId: number; id: number }, AttachmentTable>(
  'select * from attachment where organization_id = :organizationId and id = :id and removed_at is null',
)

const everyNote = query<{ organizationId: number; applicationId: number }, NoteTable>(
  `select * from note
    where organization_id = :organizationId and application_id = :applicationId
    order by created_at, id`,
)

const notesBy = query<{ organizationId: number; applicationId: number; clientId: number }, NoteTable>(
  `select * from note
    where organization_id = :organizationId and application_id = :applicationId and client_id = :clientId
    order by created_at, id`,
)

const notesOf = manyQuery<{ organizationId: number; clientId: number }, NoteTable>(
  `select * from note
    where organization_id = :organizationId and application_id in (:values) and client_id = :clientId
    order by created_at, id`,
)

/** In an order that no index has, so that SQLite begins at the one of the person. */
const ofPerson = query<{ organizationId: number; personId: number }, ApplicationTable>(
  `select * from application
    where organization_id = :organizationId and person_id = :personId and deleted_at is null
    order by +created_at, +id`,
)

const everOfPerson = query<{ organizationId: number; personId: number }, ApplicationTable>(
  'select * from application where organization_id = :organizationId and person_id = :personId order by id',
)

type Deleted = { organizationId: number; from: number; until: number }

const deletedIn = query<Deleted, { id: number }>(
  `select id from application
    where organization_id = :organizationId and deleted_at is not null and deleted_at >= :from and deleted_at < :until
    order by deleted_at, id`,
)
const deletedOfClient = query<Deleted & { clientId: number }, { id: number }>(
  `select id from application
    where organization_id = :organizationId and deleted_at is not null and deleted_at >= :from and deleted_at < :until
      and client_id = :clientId
    order by deleted_at, id`,
)

const blobsOf = manyQuery<{ organizationId: number }, { blob_key: string; message_id: number | null }>(
  `select blob_key, message_id from attachment
    where organization_id = :organizationId and application_id in (:values) order by id`,
)

const countsByStage = query<{ organizationId: number; jobId: number }, { stage_id: number; count: number }>(
  `select stage_id, count(*) as count from application
    where organization_id = :organizationId and job_id = :jobId and deleted_at is null group by stage_id`,
)

export function createApplicationReader(engine: Engine): ApplicationReader {
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toApplication(row)
    },
    byIds: async (organizationId, ids) => (await rowsOfMany(engine, byIds, { organizationId }, ids)).map(toApplication),
    list: (organizationId, filter, page) => listApplications(engine, organizationId, filter, page),
    search: (organizationId, filter, page) => searchApplications(engine, organizationId, filter, page),
    countFound: (organizationId, filter, most) => countFound(engine, organizationId, filter, most),
    tags: (organizationId, limit, jobIds) => tagsInUse(engine, organizationId, limit, jobIds),
    ofJob: (organizationId, filter, page) => applicationsOfJob(engine, organizationId, filter, page),
    countOfJob: (organizationId, filter) => countApplicationsOfJob(engine, organizationId, filter),
    async countsByStage(organizationId, jobId) {
      const found = await rows(engine, countsByStage, { organizationId, jobId })
      return new Map(found.map(({ stage_id, count }) => [stage_id, count]))
    },
    ofPerson: async (organizationId, personId) =>
      (await rows(engine, ofPerson, { organizationId, personId })).map(toApplication),
    everOfPerson: async (organizationId, personId) =>
      (await rows(engine, everOfPerson, { organizationId, personId })).map(toApplication),
    async deletedIn(organizationId, { from = 0, until = Number.MAX_SAFE_INTEGER }, clientId) {
      const values = { organizationId, from, until }
      const found =
        clientId === undefined
          ? await rows(engine, deletedIn, values)
          : await rows(engine, deletedOfClient, { ...values, clientId })
      return found.map(({ id }) => id)
    },
    blobsOf: async (organizationId, applicationIds) =>
      (await rowsOfMany(engine, blobsOf, { organizationId }, applicationIds)).map(({ blob_key, message_id }) => ({
        blobKey: blob_key,
        isOfMessage: message_id !== null,
      })),
    movesOf: (organizationId, applicationIds) => movesOf(engine, organizationId, applicationIds),
    moves: (organizationId, filter, page) => moves(engine, organizationId, filter, page),
    countMoves: (organizationId, filter) => countMoves(engine, organizationId, filter),
    async inProgress(organizationId, clientId, jobId, partnerReference) {
      const row = await first(engine, inProgress, { organizationId, clientId, jobId, partnerReference })
      return row && toApplication(row)
    },
    async attachments(organizationId, applicationId) {
      return (await rows(engine, attachments, { organizationId, applicationId })).map(toAttachment)
    },
    attachmentsOf: async (organizationId, applicationIds) =>
      (await rowsOfMany(engine, attachmentsOf, { organizationId }, applicationIds)).map(toAttachment),
    async attachment(organizationId, id) {
      const row = await first(engine, attachmentById, { organizationId, id })
      return row && toAttachment(row)
    },
    async everyNote(organizationId, applicationId) {
      return (await rows(engine, everyNote, { organizationId, applicationId })).map(toNote)
    },
    async notesBy(organizationId, applicationId, clientId) {
      return (await rows(engine, notesBy, { organizationId, applicationId, clientId })).map(toNote)
    },
    notesOf: async (organizationId, applicationIds, clientId) =>
      (await rowsOfMany(engine, notesOf, { organizationId, clientId }, applicationIds)).map(toNote),
  }
}
