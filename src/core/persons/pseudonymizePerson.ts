import type { Principal } from '../access/permissions.ts'
import type { ErasureDeps } from '../applications/deps.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import {
  ATTEMPTS,
  type ByRequest,
  eraseFiles,
  type PersonRecord,
  personEvent,
  readPersonRecord,
} from './person-record.ts'
import { keptFields, keptParts, PERSONAL_FIELDS, type PersonalField, pseudonymized } from './personal-fields.ts'

/**
 * Removes what names a person from all its applications, which stay readable; the organization says which fields are kept.
 * Leads are erased: without a name and a way to reach somebody nothing is left of one. The bytes of files are gone when this
 * resolves.
 *
 * @returns what was pseudonymized
 * @throws NotPermitted | NotFound (person) | InterviewsPending
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function pseudonymizePerson(
  deps: ErasureDeps,
  principal: Principal,
  uid: string,
  by: ByRequest,
  remember?: Remember<PersonRecord>,
): Promise<PersonRecord> {
  const { organizationId } = principal
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const record = await readPersonRecord(deps, principal, uid)
    const organization = await deps.organizations.byId(organizationId)
    const kept = keptFields(organization?.about.keptWhenPseudonymized)
    const blobs = await deps.applications.blobsOf(
      organizationId,
      record.applications.map(({ id }) => id),
    )
    const now = deps.clock.now()
    const changes = await draft(deps, principal, record, kept, by, now)
    if (remember) changes.unshift(rememberAnswer(principal, remember, record, now))
    const conflict = changes.length > 0 ? await deps.work.commit(changes) : undefined
    if (conflict === undefined) {
      const gone = blobs.filter(({ isOfMessage }) => !kept.has('files') || (isOfMessage && !kept.has('conversations')))
      await eraseFiles(
        deps.files,
        gone.map(({ blobKey }) => blobKey),
      )
      return record
    }
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A person could not be pseudonymized: somebody changed an application again and again')
}

async function draft(
  deps: ErasureDeps,
  principal: Principal,
  record: PersonRecord,
  kept: ReadonlySet<PersonalField>,
  { surface, requestId }: ByRequest,
  now: number,
): Promise<Change[]> {
  const { organizationId } = principal
  const { personId, applications, leads } = record
  if (applications.length + leads.length === 0) return []
  const changes: Change[] = []
  for (const from of applications) {
    const application = pseudonymized(from, kept, now)
    changes.push({ do: 'changeApplication', application, from })
    changes.push({ do: 'emptyApplication', organizationId, applicationId: from.id, keep: keptParts(kept) })
    changes.push({ do: 'queueMatching', organizationId, applicationId: from.id, version: application.version })
  }
  for (const { id } of leads) changes.push({ do: 'eraseLead', organizationId, id, at: now })
  if (!kept.has('email')) changes.push({ do: 'forgetPersonEmail', organizationId, personId })
  changes.push({ do: 'emptyEventDetails', organizationId, personId })
  changes.push({ do: 'touchPerson', organizationId, personId, at: now })
  const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
  const fields = PERSONAL_FIELDS.filter((field) => !kept.has(field))
  const event = personEvent('person.pseudonymized', record, principal, mark, { surface, fields, at: now })
  changes.push({ do: 'appendEvent', event })
  return changes
}
