import { byActor } from '../access/byActor.ts'
import { mayChange, type Principal } from '../access/permissions.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import { updatedEvent } from '../log/describe.ts'
import { addToApplication } from './addToApplication.ts'
import type { ByRequest } from './changeStanding.ts'
import type { ApplicationDeps } from './deps.ts'
import { readAttachment } from './readAttachment.ts'

/**
 * Takes a file off an application; the one of its kind before it is the current one again. Its bytes are kept until the
 * person is erased.
 *
 * @throws NotFound (file) | NotPermitted
 */
export async function removeAttachment(
  deps: ApplicationDeps,
  principal: Principal,
  id: number,
  { surface, requestId }: ByRequest,
): Promise<void> {
  const { attachment, application } = await readAttachment(deps, principal, id)
  if (!mayChange(principal, application)) throw new NotPermitted('applications.update')
  const { organizationId, clientId } = principal
  await addToApplication(deps, principal, { id: application.id }, async (from, to) => {
    if (!(await deps.applications.attachment(organizationId, id))) throw new NotFound('file')
    const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
    const by = { clientId, surface, ...byActor(principal) }
    const event = updatedEvent(mark, from, to, { attachments: [], notes: [], removed: [attachment.kind] }, by)
    return {
      result: undefined,
      changes: [
        { do: 'removeAttachment', organizationId, id, at: to.updatedAt },
        { do: 'appendEvent', event: { ...event, details: { ...event.details, before: nameBefore(attachment) } } },
      ],
    }
  })
}

function nameBefore({ kind, id, name }: { kind: string; id: number; name: string }) {
  return { [`attachments.${kind}`]: { id, name } }
}
