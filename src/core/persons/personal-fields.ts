import type { Application, Profile, Statement } from '../applications/application.ts'
import { uidOf } from '../ids.ts'
import type { KeptPart } from '../unit-of-work.ts'

/**
 * What names a person or may do so, as an organization names it that wants to keep some of it when a person is pseudonymized.
 * What is not listed always stays: job, stage, status, prospect status, referrer, the client that sent it, and all times.
 */
export const PERSONAL_FIELDS = [
  'firstName',
  'middleName',
  'lastName',
  'email',
  'phone',
  'mobilePhone',
  'nationalId',
  'linkedinUrl',
  'headline',
  'address',
  'links',
  'media',
  'salaryExpectations',
  'coverLetter',
  'customFields',
  'sourceContact',
  'partnerReference',
  'tags',
  'files',
  'notes',
  'conversations',
] as const
export type PersonalField = (typeof PERSONAL_FIELDS)[number]

const OF_STATEMENT = ['salaryExpectations', 'coverLetter', 'customFields', 'sourceContact'] as const
const PARTS: readonly KeptPart[] = ['files', 'notes', 'conversations']

/** What stands where a first name stood. */
export const PSEUDONYM = 'Pseudonymized'

/** The fields that an organization keeps, of those that there are. */
export function keptFields(names: readonly string[] | undefined): ReadonlySet<PersonalField> {
  return new Set(PERSONAL_FIELDS.filter((field) => names?.includes(field)))
}

/** Those of the parts of an application that are kept as well. */
export function keptParts(kept: ReadonlySet<PersonalField>): KeptPart[] {
  return PARTS.filter((part) => kept.has(part))
}

/**
 * The application without what names its person, as a new version. Instead of the last name stands the person's uid, so that
 * people can still be told apart.
 */
export function pseudonymized(from: Application, kept: ReadonlySet<PersonalField>, now: number): Application {
  const { partnerReference, ...rest } = from
  const profile: Profile = {
    ...picked(from.profile, kept),
    firstName: kept.has('firstName') ? from.profile.firstName : PSEUDONYM,
    lastName: kept.has('lastName') ? from.profile.lastName : uidOf(from.personId),
  }
  const removed = OF_STATEMENT.filter((field) => !kept.has(field))
  const statement = Object.fromEntries(
    Object.entries(from.statement).filter(([name]) => !(removed as readonly string[]).includes(name)),
  ) as Statement
  return {
    ...rest,
    ...(partnerReference !== undefined && kept.has('partnerReference') && { partnerReference }),
    profile,
    statement,
    tags: kept.has('tags') ? from.tags : [],
    version: from.version + 1,
    updatedAt: now,
  }
}

function picked(profile: Profile, kept: ReadonlySet<string>): Partial<Profile> {
  return Object.fromEntries(Object.entries(profile).filter(([name]) => kept.has(name)))
}

/** The stub that is left of an erased application. */
export function erased(from: Application, now: number): Application {
  const { partnerReference: _, duplicateOf: __, personBefore: ___, ...rest } = from
  return {
    ...rest,
    profile: { firstName: '', lastName: '' },
    statement: {},
    tags: [],
    version: from.version + 1,
    updatedAt: now,
    deletedAt: now,
  }
}
