import type { Principal } from '../access/permissions.ts'
import type { Event, EventType } from '../log/event.ts'
import type { HiringDeps } from './deps.ts'
import type { Job } from './job.ts'
import type { Sent } from './job-command.ts'

type Values = Readonly<Record<string, unknown>>

/** The event of a write in this folder: only what differs between `before` and `after` is described. */
export async function hiringEvent(
  deps: Pick<HiringDeps, 'ids'>,
  principal: Principal,
  { surface, requestId, actor }: Sent,
  what: { readonly type: EventType; readonly jobId?: number; readonly at: number },
  before: Values,
  after: Values,
): Promise<Event> {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const pick = (values: Values) =>
    Object.fromEntries(fields.filter((field) => field in values).map((field) => [field, values[field]]))
  return {
    organizationId: principal.organizationId,
    id: await deps.ids.next(),
    ...what,
    clientId: principal.clientId,
    surface,
    ...(actor && { actor }),
    fields,
    requestId,
    details: { salt: deps.ids.salt(), before: pick(before), after: pick(after) },
  }
}

/** The values of a job that a caller can set, flat. */
export function describeJob({ name, status, externalReference, departmentId, publishedAt, details }: Job): Values {
  return {
    name,
    status,
    ...(externalReference !== undefined && { externalReference }),
    ...(departmentId !== undefined && { departmentId }),
    isPublished: publishedAt !== undefined,
    ...details,
  }
}
