import type { Principal } from '../access/permissions.ts'
import type { ErasureDeps } from '../applications/deps.ts'
import type { Remember } from '../idempotency.ts'
import { changePerson } from './changePerson.ts'
import type { ByRequest, PersonRecord } from './person-record.ts'
import { erased } from './personal-fields.ts'

/**
 * Erases everything of a person: each application becomes a stub, leads too, and the bytes of its files are gone when this
 * resolves. The log keeps what happened, without values. A repetition finds nothing left and changes nothing.
 *
 * @returns what was erased
 * @throws NotPermitted | NotFound (person) | InterviewsPending
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export function erasePerson(
  deps: ErasureDeps,
  principal: Principal,
  uid: string,
  by: ByRequest,
  remember?: Remember<PersonRecord>,
): Promise<PersonRecord> {
  const { organizationId } = principal
  return changePerson(
    deps,
    principal,
    uid,
    by,
    async () => ({
      type: 'person.erased',
      kept: new Set(),
      changesOf: (from, now) => [
        { do: 'changeApplication', application: erased(from, now), from },
        { do: 'emptyApplication', organizationId, applicationId: from.id },
      ],
      isGone: () => true,
    }),
    remember,
  )
}
