import type { NamedEvent } from '../../core/log/readEvents.ts'
import { nameOf, timeOf } from '../names.ts'

/** As the schema `LogEntry`. */
export function presentEvent(named: NamedEvent): object {
  const { event } = named
  return {
    id: nameOf(event.id),
    type: event.type,
    at: timeOf(event.at),
    actor: presentActorOf(named),
    surface: event.surface,
    applicationId: event.applicationId === undefined ? null : nameOf(event.applicationId),
    jobId: event.jobId === undefined ? null : nameOf(event.jobId),
    fields: event.fields,
    requestId: event.requestId,
  }
}

/** Who did it, as the schema `Actor`: a person where it says so, or else the client, a task, or the operator. */
export function presentActorOf({ event: { actor, surface }, clientName }: NamedEvent): { type: string; name: string } {
  if (actor?.type === 'user') return { type: 'user', name: actor.name }
  if (surface === 'task') return { type: 'task', name: 'Longlist' }
  return clientName === undefined ? { type: 'operator', name: 'Operator' } : { type: 'client', name: clientName }
}
