import { hash } from 'node:crypto'
import type { Event, EventType, LoggedEvent } from '../../core/log/event.ts'
import type { LogReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import type { EventDetailsTable, EventTable } from '../schema.ts'
import { rows } from './rows.ts'

const LAST = Number.MAX_SAFE_INTEGER

const after = query<{ organizationId: number; position: number; since: number; until: number; limit: number }, LogRow>(
  `select * from event
    where organization_id = :organizationId and position > :position and at >= :since and at < :until
    order by position limit :limit`,
)

type OfApplication = { organizationId: number; applicationId: number; before: number; limit: number }

const ofApplication = query<OfApplication, LogRow & EventDetailsTable>(
  `select event.*, event_details.details_json from event
    join event_details on event_details.organization_id = event.organization_id and event_details.event_id = event.id
    where event.organization_id = :organizationId and event.application_id = :applicationId
      and event.position < :before
    order by event.position desc limit :limit`,
)

const before = query<Parameters<(typeof after)['bind']>[0], LogRow>(
  `select * from event
    where organization_id = :organizationId and position < :position and at >= :since and at < :until
    order by position desc limit :limit`,
)

type LogRow = EventTable & { position: number }

export function createLogReader(engine: Engine): LogReader {
  return {
    ofApplication: async (organizationId, applicationId, { before = LAST, limit }) =>
      (await rows(engine, ofApplication, { organizationId, applicationId, before, limit })).map((row) => ({
        ...toLoggedEvent(row),
        details: JSON.parse(row.details_json) as Partial<Event['details']>,
      })),
    list: async (organizationId, { after: position = 0, since = 0, until = LAST, limit }) =>
      (await rows(engine, after, { organizationId, position, since, until, limit })).map(toLoggedEvent),
    newest: async (organizationId, { before: position = LAST, since = 0, until = LAST, limit }) =>
      (await rows(engine, before, { organizationId, position, since, until, limit })).map(toLoggedEvent),
  }
}

function toLoggedEvent(row: LogRow): LoggedEvent {
  return {
    organizationId: row.organization_id,
    id: row.id,
    position: row.position,
    type: row.type as EventType,
    ...(row.application_id > 0 && { applicationId: row.application_id }),
    ...(row.person_id > 0 && { personId: row.person_id }),
    ...(row.job_id !== null && { jobId: row.job_id }),
    clientId: row.client_id,
    surface: row.surface as LoggedEvent['surface'],
    ...(row.actor_json !== null && { actor: JSON.parse(row.actor_json) }),
    fields: JSON.parse(row.fields_json),
    at: row.at,
    requestId: row.request_id,
  }
}

/** The log's row holds a hash of the details, not the details, so that erasing them leaves the log whole. */
export function toEventRows(event: Event): { event: EventTable; details: EventDetailsTable } {
  const { organizationId: organization_id, id } = event
  const details_json = JSON.stringify(event.details)
  return {
    event: {
      organization_id,
      id,
      type: event.type,
      application_id: event.applicationId ?? 0,
      person_id: event.personId ?? 0,
      job_id: event.jobId ?? null,
      client_id: event.clientId,
      surface: event.surface,
      actor_json: event.actor ? JSON.stringify(event.actor) : null,
      fields_json: JSON.stringify(event.fields),
      at: event.at,
      request_id: event.requestId,
      details_sha256: hash('sha256', details_json, 'hex'),
    },
    details: { organization_id, event_id: id, details_json },
  }
}
