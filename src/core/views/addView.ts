import type { Principal } from '../access/permissions.ts'
import { InvalidField } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import { hiringEvent } from '../jobs/hiring-event.ts'
import type { Sent } from '../jobs/job-command.ts'
import type { Change } from '../unit-of-work.ts'
import { ownerOf, type ViewDeps } from './deps.ts'
import { describeView } from './describe-view.ts'
import type { OwnedView, SavedView } from './view.ts'

export type AddViewCommand = Sent & Pick<SavedView, 'name' | 'isShared' | 'definition'>

/** More of one person would only be in the way of finding one. */
const MOST_VIEWS = 200

/**
 * Keeps a view for the caller.
 *
 * @throws NotPermitted for who is no person
 * @throws InvalidField when there are too many
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addView(
  deps: ViewDeps,
  principal: Principal,
  { name, isShared, definition, ...sent }: AddViewCommand,
  remember?: Remember<OwnedView>,
): Promise<OwnedView> {
  const user = ownerOf(principal)
  const { organizationId } = principal
  if ((await deps.views.countOf(organizationId, user.id)) >= MOST_VIEWS) {
    throw new InvalidField('', 'too_many', { limit: MOST_VIEWS })
  }
  const now = deps.clock.now()
  const view: OwnedView = {
    organizationId,
    id: await deps.ids.next(),
    userId: user.id,
    ownerName: user.name,
    name,
    isShared,
    definition,
    createdAt: now,
    updatedAt: now,
  }
  const event = await hiringEvent(deps, principal, sent, { type: 'view.added', at: now }, {}, describeView(view))
  const changes: Change[] = [
    { do: 'addView', view },
    { do: 'appendEvent', event },
  ]
  if (remember) changes.unshift(rememberAnswer(principal, remember, view, now))
  if ((await deps.work.commit(changes)) !== undefined) throw new AnsweredAlready()
  return view
}
