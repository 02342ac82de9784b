import type { Principal } from '../access/permissions.ts'
import { NotPermitted } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import { hiringEvent } from '../jobs/hiring-event.ts'
import type { Sent } from '../jobs/job-command.ts'
import type { Change } from '../unit-of-work.ts'
import { changeableView, type ViewDeps } from './deps.ts'
import { describeView } from './describe-view.ts'
import type { OwnedView, SavedView } from './view.ts'

export type UpdateViewCommand = Sent & Partial<Pick<SavedView, 'name' | 'isShared' | 'definition'>>

/** Every attempt lets at least one writer of the same view through, so this bounds how many may meet. */
const ATTEMPTS = 20

/**
 * Changes what the command names of a view. An admin who takes a shared view back from everybody would hide it from himself, so
 * only its owner does that.
 *
 * @throws NotFound | NotPermitted
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function updateView(
  deps: ViewDeps,
  principal: Principal,
  id: number,
  { name, isShared, definition, ...sent }: UpdateViewCommand,
  remember?: Remember<OwnedView>,
): Promise<OwnedView> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const from = await changeableView(deps, principal, id)
    if (isShared === false && from.isShared && from.userId !== principal.user?.id) {
      throw new NotPermitted('the owner of the view')
    }
    const view: OwnedView = {
      ...from,
      ...(name !== undefined && { name }),
      ...(isShared !== undefined && { isShared }),
      ...(definition && { definition }),
      updatedAt: Math.max(deps.clock.now(), from.updatedAt + 1),
    }
    const what = { type: 'view.changed', at: view.updatedAt } as const
    const event = await hiringEvent(deps, principal, sent, what, describeView(from), describeView(view))
    const changes: Change[] = [
      { do: 'changeView', view, from },
      { do: 'appendEvent', event },
    ]
    if (remember) changes.unshift(rememberAnswer(principal, remember, view, view.updatedAt))
    const conflict = await deps.work.commit(changes)
    if (conflict === undefined) return view
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A view could not be changed: somebody else was quicker again and again')
}
