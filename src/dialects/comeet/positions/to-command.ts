import { InvalidField, NotFound } from '../../../core/errors.ts'
import { idOfUid } from '../../../core/ids.ts'
import type { CloneJobCommand } from '../../../core/jobs/cloneJob.ts'
import type { JobDetails, TeamMember } from '../../../core/jobs/job.ts'
import type { CreateJobCommand, DetailsPatch, NamedPatch, UpdateJobCommand } from '../../../core/jobs/job-command.ts'
import { contractTypeOf } from '../../../core/jobs/terms.ts'
import { toOpeningFields } from '../openings/opening-fields.ts'
import type {
  ClonePositionBody,
  CreatePositionBody,
  UpdatePositionBody,
  WireNamed,
  WirePosition,
  WireUser,
} from './position-fields.ts'
import { ownDetailOf, positionStatusOf, remoteLevelOf, salaryPeriodOf, TEAM_KEYS } from './words.ts'

/** From Comeet's fields of a position, once checked, to commands of the core. */

/** @throws InvalidField | NotFound */
export function toCreateJob(body: CreatePositionBody, requestId: string): CreateJobCommand {
  const status = positionStatusOf(body.status)
  if (!status) throw new InvalidField('status', 'choice')
  return {
    surface: 'comeet',
    requestId,
    name: body.name,
    status,
    ...(body.is_published != null && { isPublished: body.is_published }),
    ...(body.department != null && { department: { name: body.department } }),
    ...(body.location && { offices: [{ id: idOr('office', body.location.uid) }] }),
    details: withoutNulls(detailsOf(body)),
    ...(body.openings?.length && {
      openings: body.openings.map((each, index) => toOpeningFields(each, `openings[${index}]`, body.name)),
    }),
  }
}

/** @throws InvalidField | NotFound */
export function toCloneJob(body: ClonePositionBody, requestId: string): CloneJobCommand {
  return { ...toCreateJob(body, requestId), copyTeam: body.copy_assignees }
}

/** @throws InvalidField | NotFound */
export function toUpdateJob(body: UpdatePositionBody, requestId: string): UpdateJobCommand {
  const status = body.status === undefined ? undefined : positionStatusOf(body.status)
  const { department, location } = body
  return {
    surface: 'comeet',
    requestId,
    ...(body.name !== undefined && { name: body.name }),
    ...(status && { status }),
    ...(body.is_published != null && { isPublished: body.is_published }),
    ...(department !== undefined && { department: department === null ? null : { name: department } }),
    ...(location !== undefined && { mainOffice: location && { id: idOr('office', location.uid) } }),
    details: detailsOf(body),
  }
}

function detailsOf(body: WirePosition): DetailsPatch {
  return defined({
    isDiscreet: body.is_discreet,
    isTemplate: body.is_template,
    isTalentPool: given(body.is_talent_pool, (flag) => flag === true || flag === 'true'),
    internalName: body.internal_name,
    customId: body.internal_use_custom_id,
    pictureUrl: body.picture_url,
    activePageUrl: body.url_active_page,
    experienceLevel: body.experience_level,
    employmentType: body.employment_type,
    contractType: given(body.employment_type, (word) => contractTypeOf(word) ?? null),
    remote: given(body.workplace_type, remoteLevelOf),
    salary: given(body.salary_range, salaryOf),
    team: given(body.users, teamOf),
    categories: given(body.categories, (list) => list.map(namedOf)),
    questionnaireIds: given(body.questionnaire_uids, (uids) => uids.map((uid) => idOr('questionnaire', uid))),
    ...textsOf(body.details),
  })
}

/** What a value means; null and undefined mean themselves. */
function given<T, U>(value: T | null | undefined, meaning: (value: T) => U): U | null | undefined {
  return value == null ? (value as null | undefined) : meaning(value)
}

/** Each text to its own place, or under its heading. Null for the whole clears what has a heading here. */
function textsOf(sent: WireNamed[] | null | undefined): Partial<DetailsPatch> {
  if (sent === undefined) return {}
  if (sent === null) {
    return { description: null, profile: null, companyDescription: null, recruitmentProcess: null, sections: null }
  }
  const own: Record<string, string | null> = {}
  const sections: NamedPatch[] = []
  for (const each of sent) {
    const detail = ownDetailOf(each.name)
    if (detail) own[detail] = each.value ?? null
    else sections.push(namedOf(each))
  }
  return { ...own, ...(sections.length > 0 && { sections }) }
}

function namedOf({ name, value }: WireNamed): NamedPatch {
  return { name, value: value ?? null }
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

function salaryOf({ min, max, currency_code, period }: NonNullable<WirePosition['salary_range']>) {
  const currency = currency_code?.toUpperCase() ?? currency_code
  if (currency != null && !CURRENCIES.has(currency)) {
    throw new InvalidField('salary_range.currency_code', 'value', {
      expected: 'a currency code of ISO 4217, such as EUR',
    })
  }
  if (min != null && max != null && min > max) {
    throw new InvalidField('salary_range.max', 'value', { expected: 'a number that is not below salary_range.min' })
  }
  return defined({ min, max, currency, period: given(period, salaryPeriodOf) })
}

function teamOf(users: Record<string, WireUser | null>): NonNullable<DetailsPatch['team']> {
  const team: Record<string, TeamMember | null> = {}
  for (const [key, role] of Object.entries(TEAM_KEYS)) {
    const user = users[key]
    if (user === null) team[role] = null
    else if (user) team[role] = memberOf(user)
  }
  return team
}

function memberOf({ email, first_name: firstName, last_name: lastName }: WireUser): TeamMember {
  return { email, ...(firstName != null && { firstName }), ...(lastName != null && { lastName }) }
}

/** @throws NotFound */
function idOr(thing: 'office' | 'questionnaire', uid: string): number {
  const id = idOfUid(uid)
  if (id === undefined) throw new NotFound(thing)
  return id
}

function defined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> }
}

/** When something new is made, null is the same as not given, also inside. */
function withoutNulls(patch: DetailsPatch): CreateJobCommand['details'] {
  const { sections, categories, salary, team, ...plain } = patch
  const inside = {
    sections: sections?.filter(({ value }) => value !== null),
    categories: categories?.filter(({ value }) => value !== null),
    salary: salary && notNull(salary),
    team: team && notNull(team),
  }
  const filled = Object.entries(inside).filter(([, value]) => value && Object.keys(value).length > 0)
  return { ...notNull(plain), ...Object.fromEntries(filled) } as JobDetails
}

function notNull(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
