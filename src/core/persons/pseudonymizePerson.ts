import type { Principal } from '../access/permissions.ts'
import type { ErasureDeps } from '../applications/deps.ts'
import type { Remember } from '../idempotency.ts'
import { changePerson } from './changePerson.ts'
import type { ByRequest, PersonRecord } from './person-record.ts'
import { keptFields, keptParts, pseudonymized } from './personal-fields.ts'

/**
 * Removes what names a person from all its applications, which stay readable; the organization says which fields are kept.
 * Leads are erased: without a name and a way to reach somebody nothing is left of one. The bytes of files are gone when this
 * resolves.
 *
 * @returns what was pseudonymized
 * @throws NotPermitted | NotFound (person) | InterviewsPending
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export function pseudonymizePerson(
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
    async () => {
      const organization = await deps.organizations.byId(organizationId)
      const kept = keptFields(organization?.about.keptWhenPseudonymized)
      return {
        type: 'person.pseudonymized',
        kept,
        changesOf: (from, now) => {
          const application = pseudonymized(from, kept, now)
          const applicationId = from.id
          return [
            { do: 'changeApplication', application, from },
            { do: 'emptyApplication', organizationId, applicationId, keep: keptParts(kept) },
            { do: 'queueMatching', organizationId, applicationId, version: application.version },
          ]
        },
        isGone: ({ isOfMessage }) => !kept.has('files') || (isOfMessage && !kept.has('conversations')),
      }
    },
    remember,
  )
}
