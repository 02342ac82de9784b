import { hash } from 'node:crypto'
import type { Event } from '../../core/log/event.ts'
import type { EventDetailsTable, EventTable } from '../schema.ts'

/** The log's row holds a hash of the details, not the details, so that erasing them leaves the log whole. */
export function toEventRows(event: Event): { event: EventTable; details: EventDetailsTable } {
  const { organizationId: organization_id, id } = event
  const details_json = JSON.stringify(event.details)
  return {
    event: {
      organization_id,
      id,
      type: event.type,
      application_id: event.applicationId,
      person_id: event.personId,
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
