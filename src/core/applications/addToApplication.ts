import { maySee, type Principal } from '../access/permissions.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import type { Application } from './application.ts'
import type { ApplicationDeps } from './deps.ts'
import { type ApplicationName, findApplication } from './readApplication.ts'

/** Every attempt lets at least one writer of the same application through, so this bounds how many may meet. */
const ATTEMPTS = 200

/** What is added to an application: what the caller is told of it, and the changes that add it, its event among them. */
export type Addition<T> = { readonly result: T; readonly changes: readonly Change[] }

/**
 * Adds something to an application, which is an activity: the application gets a new version and a new time of its last
 * change. The addition is drafted from the version that it is made from, and again when somebody else was quicker.
 *
 * @throws NotFound when there is no such application, or the caller neither sent it nor may see it
 * @throws ApplicationDeleted (a NotFound) | RemovedAsDuplicate
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addToApplication<T>(
  deps: Pick<ApplicationDeps, 'applications' | 'work' | 'clock'>,
  principal: Principal,
  name: ApplicationName,
  draft: (from: Application, to: Application) => Promise<Addition<T>>,
  remember?: Remember<T>,
): Promise<T> {
  const { organizationId } = principal
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const from = await findApplication(deps, principal, name, mayAddTo)
    const now = deps.clock.now()
    const application = { ...from, version: from.version + 1, updatedAt: now }
    const { result, changes } = await draft(from, application)
    const unit: Change[] = [
      { do: 'changeApplication', application, from },
      { do: 'touchPerson', organizationId, personId: from.personId, at: now },
      ...changes,
    ]
    if (remember) unit.unshift(rememberAnswer(principal, remember, result, now))
    const conflict = await deps.work.commit(unit)
    if (conflict === undefined) return result
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('Nothing could be added to an application: somebody else was quicker again and again')
}

/** Whoever sent it may add to it, also without being allowed to read it. */
function mayAddTo(principal: Principal, application: Application): boolean {
  return application.clientId === principal.clientId || maySee(principal, application)
}
