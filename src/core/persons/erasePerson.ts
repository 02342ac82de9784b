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
import { erased, PERSONAL_FIELDS } from './personal-fields.ts'

/**
 * Erases everything of a person: each application becomes a stub, leads too, and the bytes of its files are gone when this
 * resolves. The log keeps what happened, without values. A repetition finds nothing left and changes nothing.
 *
 * @returns what was erased
 * @throws NotPermitted | NotFound (person) | InterviewsPending
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function erasePerson(
  deps: ErasureDeps,
  principal: Principal,
  uid: string,
  by: ByRequest,
  remember?: Remember<PersonRecord>,
): Promise<PersonRecord> {
  const { organizationId } = principal
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const record = await readPersonRecord(deps, principal, uid)
    const blobs = await deps.applications.blobsOf(
      organizationId,
      record.applications.map(({ id }) => id),
    )
    const now = deps.clock.now()
    const changes = await draft(deps, principal, record, by, now)
    if (remember) changes.unshift(rememberAnswer(principal, remember, record, now))
    const conflict = changes.length > 0 ? await deps.work.commit(changes) : undefined
    if (conflict === undefined) {
      await eraseFiles(
        deps.files,
        blobs.map(({ blobKey }) => blobKey),
      )
      return record
    }
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A person could not be erased: somebody changed an application again and again')
}

async function draft(
  deps: ErasureDeps,
  principal: Principal,
  record: PersonRecord,
  { surface, requestId }: ByRequest,
  now: number,
): Promise<Change[]> {
  const { organizationId } = principal
  const { personId, applications, leads } = record
  if (applications.length + leads.length === 0) return []
  const changes: Change[] = []
  for (const from of applications) {
    changes.push({ do: 'changeApplication', application: erased(from, now), from })
    changes.push({ do: 'emptyApplication', organizationId, applicationId: from.id })
  }
  for (const { id } of leads) changes.push({ do: 'eraseLead', organizationId, id, at: now })
  changes.push({ do: 'forgetPersonEmail', organizationId, personId })
  changes.push({ do: 'emptyEventDetails', organizationId, personId })
  changes.push({ do: 'touchPerson', organizationId, personId, at: now })
  const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
  const event = personEvent('person.erased', record, principal, mark, { surface, fields: PERSONAL_FIELDS, at: now })
  changes.push({ do: 'appendEvent', event })
  return changes
}
