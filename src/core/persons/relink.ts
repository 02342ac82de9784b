import { byActor } from '../access/byActor.ts'
import type { Principal } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { ByRequest } from '../applications/changeStanding.ts'
import { updatedEvent } from '../log/describe.ts'
import type { Ids } from '../ports.ts'
import type { Change } from '../unit-of-work.ts'

/** The changes that link an application to another person, its event among them, which tells of nothing else. */
export async function relink(
  ids: Ids,
  principal: Principal,
  from: Application,
  { personId, at }: { readonly personId: number; readonly at: number },
  { surface, requestId }: ByRequest,
): Promise<{ readonly application: Application; readonly changes: readonly Change[] }> {
  const application = { ...from, personId, version: from.version + 1, updatedAt: at }
  const salt = ids.salt()
  const mark = { id: await ids.next(), salt, requestId }
  const by = { clientId: principal.clientId, surface, ...byActor(principal) }
  const event = updatedEvent(mark, from, application, { attachments: [], notes: [], removed: [] }, by)
  const details = { salt, before: { personId: from.personId }, after: { personId } }
  return {
    application,
    changes: [
      { do: 'changeApplication', application, from },
      { do: 'touchPerson', organizationId: from.organizationId, personId: from.personId, at },
      { do: 'appendEvent', event: { ...event, fields: ['personId'], details } },
    ],
  }
}
