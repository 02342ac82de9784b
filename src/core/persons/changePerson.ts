import type { Principal } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { ErasureDeps } from '../applications/deps.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { OwnedBlob } from '../ports.ts'
import type { Change } from '../unit-of-work.ts'
import { type ByRequest, eraseFiles, type PersonRecord, personEvent, readPersonRecord } from './person-record.ts'
import { PERSONAL_FIELDS, type PersonalField } from './personal-fields.ts'

/** Every attempt lets at least one writer of the same application through, so this bounds how many may meet. */
const ATTEMPTS = 200

/** What is done to a person: which of its fields stay, and what that means for each application and each file. */
export type PersonChange = {
  readonly type: 'person.erased' | 'person.pseudonymized'
  readonly kept: ReadonlySet<PersonalField>
  readonly changesOf: (application: Application, now: number) => readonly Change[]
  readonly isGone: (blob: OwnedBlob) => boolean
}

/**
 * Takes personal data out of all that a person has, in one unit of work; leads are erased whatever is kept. The bytes of the
 * files that are gone are erased when this resolves. A repetition finds nothing left and changes nothing.
 *
 * @returns what was changed
 * @throws NotPermitted | NotFound (person) | InterviewsPending
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function changePerson(
  deps: ErasureDeps,
  principal: Principal,
  uid: string,
  by: ByRequest,
  decide: () => Promise<PersonChange>,
  remember?: Remember<PersonRecord>,
): Promise<PersonRecord> {
  const { organizationId } = principal
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const record = await readPersonRecord(deps, principal, uid)
    const change = await decide()
    const blobs = await deps.applications.blobsOf(
      organizationId,
      record.applications.map(({ id }) => id),
    )
    const now = deps.clock.now()
    const changes = await draft(deps, principal, record, change, by, now)
    if (remember) changes.unshift(rememberAnswer(principal, remember, record, now))
    const conflict = changes.length > 0 ? await deps.work.commit(changes) : undefined
    if (conflict === undefined) {
      await eraseFiles(
        deps.files,
        blobs.filter(change.isGone).map(({ blobKey }) => blobKey),
      )
      return record
    }
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A person could not be changed: somebody changed an application again and again')
}

async function draft(
  deps: ErasureDeps,
  principal: Principal,
  record: PersonRecord,
  { type, kept, changesOf }: PersonChange,
  { surface, requestId }: ByRequest,
  now: number,
): Promise<Change[]> {
  const { organizationId } = principal
  const { personId, applications, leads } = record
  if (applications.length + leads.length === 0) return []
  const changes: Change[] = applications.flatMap((application) => changesOf(application, now))
  for (const { id } of leads) changes.push({ do: 'eraseLead', organizationId, id, at: now })
  if (!kept.has('email')) changes.push({ do: 'forgetPersonEmail', organizationId, personId })
  changes.push({ do: 'emptyEventDetails', organizationId, personId })
  changes.push({ do: 'touchPerson', organizationId, personId, at: now })
  const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
  const fields = PERSONAL_FIELDS.filter((field) => !kept.has(field))
  changes.push({ do: 'appendEvent', event: personEvent(type, record, principal, mark, { surface, fields, at: now }) })
  return changes
}
