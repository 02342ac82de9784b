import { type By, logged } from '../access/account-event.ts'
import type { RememberFor } from '../access/saveUser.ts'
import { NameTaken } from '../errors.ts'
import { AnsweredAlready, rememberAnswer } from '../idempotency.ts'
import type { Clock, Ids } from '../ports.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

type AddDeps = { readonly work: UnitOfWork; readonly clock: Clock; readonly ids: Ids }

/**
 * Adds a custom field of applicants.
 *
 * @throws NameTaken when it is there already
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addCustomField(
  deps: AddDeps,
  by: By,
  name: string,
  remembered?: RememberFor<string>,
): Promise<string> {
  const { organizationId } = by
  const at = deps.clock.now()
  const conflict = await deps.work.commit([
    ...(remembered ? [rememberAnswer(remembered.principal, remembered.remember, name, at)] : []),
    { do: 'addCustomField', organizationId, name },
    await logged(deps, by, { type: 'organization.changed', at }, {}, { customField: name }),
  ])
  if (conflict === 'idempotency_key') throw new AnsweredAlready()
  if (conflict) throw new NameTaken('name', name)
  return name
}
