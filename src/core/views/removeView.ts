import type { Principal } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import { hiringEvent } from '../jobs/hiring-event.ts'
import type { Sent } from '../jobs/job-command.ts'
import { changeableView, type ViewDeps } from './deps.ts'
import { describeView } from './describe-view.ts'

/** @throws NotFound | NotPermitted */
export async function removeView(deps: ViewDeps, principal: Principal, id: number, sent: Sent): Promise<void> {
  const view = await changeableView(deps, principal, id)
  const what = { type: 'view.removed', at: deps.clock.now() } as const
  const event = await hiringEvent(deps, principal, sent, what, describeView(view), {})
  const conflict = await deps.work.commit([
    { do: 'removeView', view },
    { do: 'appendEvent', event },
  ])
  if (conflict !== undefined) throw new NotFound('view')
}
