import type { RemoteLevel } from '../../../core/jobs/job.ts'
import { PUBLICATIONS, type Publication } from '../../../core/jobs/publication.ts'
import { ParamsMissing, paramsCheck } from '../checked-params.ts'
import { LANGUAGE_PATTERN } from '../lists/languages.ts'
import { PLACE_PARAMS } from '../offices/office.ts'
import { flag, paramsSchema, text, wholeNumber } from '../param-schemas.ts'
import type { Params } from '../read-params.ts'
import { updateCheck } from '../update-check.ts'
import { CODES } from './words.ts'

/** The parameters of a job (reference, sections 6.5 to 6.7). Those of `name`, `description` and the months are documented. */

const LONGEST_TEXT = 30_000

const choice = (values: readonly string[], description: string) => ({ type: 'string', enum: [...values], description })

/** As many digits as a string of them may have. */
const amount = (description: string) => ({ ...wholeNumber(description), maximum: 999_999_999_999_999 })

const months = (description: string) => ({
  type: ['integer', 'string'],
  minimum: 0,
  maximum: 36,
  pattern: '^(?:[0-9]|[12][0-9]|3[0-6])$',
  'x-expected': 'a number of months from 0 to 36',
  description,
})

export const STATUS = choice(PUBLICATIONS, 'How far it is; left out, it is a draft')

const MAIN_OFFICE = {
  office_id: wholeNumber('Id of the office'),
  office_address: { ...PLACE_PARAMS.address, description: 'Address of the office' },
  office_zip_code: { ...PLACE_PARAMS.zip_code, description: 'Zip code of the office' },
  office_city: { ...PLACE_PARAMS.city, description: 'City of the office' },
  office_country_code: { ...PLACE_PARAMS.country_code, description: 'Country of the office, ISO 3166-1 alpha-2' },
}

const PROPERTIES = {
  organization_reference: text(255, 'Organization reference'),
  name: text(200, 'Name'),
  description: text(10_000, 'What the job is'),
  profile: text(LONGEST_TEXT, 'Who is looked for'),
  contract_type: choice(CODES.contractTypes, 'Type of contract'),
  language: {
    type: 'string',
    pattern: LANGUAGE_PATTERN,
    'x-expected': 'a reference of GET /languages, such as fr',
    description: 'Language of the texts, ISO 639-1',
  },
  company_description: text(LONGEST_TEXT, 'What the company is'),
  recruitment_process: text(LONGEST_TEXT, 'How people are hired'),
  status: STATUS,
  profession_reference: text(255, 'Obsolete: kept, and not used'),
  ...MAIN_OFFICE,
  offices: {
    type: 'array',
    maxItems: 100,
    items: {
      type: 'object',
      properties: { id: wholeNumber('Id of an office'), name: text(255, 'Name'), ...PLACE_PARAMS },
    },
    description: 'All offices, the main one first: each by its id, or by what is known of it. Counts before `office_*`',
  },
  salary_min: amount('Least salary'),
  salary_max: amount('Largest salary'),
  salary_currency: {
    type: 'string',
    pattern: '^[A-Za-z]{3}$',
    'x-expected': 'a code of ISO 4217, such as EUR',
    description: 'Currency, ISO 4217',
  },
  salary_period: choice(CODES.salaryPeriods, 'What the salary is paid for'),
  is_remote: flag('Obsolete: true stands for the remote level fulltime, false for no'),
  remote: choice(CODES.remoteLevels, 'How far the work can be done elsewhere'),
  contract_duration_min: months('Least duration of the contract in months'),
  contract_duration_max: months('Largest duration of the contract in months'),
  department_id: wholeNumber('Id of the department'),
  education_level: choice(CODES.educationLevels, 'Education'),
  experience_level: choice(CODES.experienceLevels, 'Experience'),
  apply_url: { type: 'string', maxLength: 2048, format: 'url', description: 'Where to apply; left out, here' },
  start_date: {
    type: 'string',
    pattern: '^\\d{4}-\\d{2}-\\d{2}(?:T.*)?$',
    'x-expected': 'a date as YYYY-MM-DD',
    description: 'First day, YYYY-MM-DD; of a time, as it is answered, only the day counts',
  },
  external_reference: text(255, 'The name that another system has for the job; unique in the organization'),
  cms_sites_references: text(2048, 'Comma separated references of the sites to publish it on'),
}

export const CREATE_JOB_PARAMS = paramsSchema(PROPERTIES, [
  'organization_reference',
  'name',
  'description',
  'profile',
  'contract_type',
  'language',
])
export const UPDATE_JOB_PARAMS = paramsSchema(PROPERTIES)

export type OfficeParams = {
  readonly id?: string | number
  readonly name?: string
  readonly address?: string
  readonly zip_code?: string
  readonly city?: string
  readonly country_code?: string
}

/** What an empty text clears, when a job is updated. */
type Clearable = {
  readonly company_description?: string | null
  readonly recruitment_process?: string | null
  readonly profession_reference?: string | null
  readonly salary_min?: string | number | null
  readonly salary_max?: string | number | null
  readonly salary_currency?: string | null
  readonly salary_period?: string | null
  readonly remote?: RemoteLevel | null
  readonly contract_duration_min?: string | number | null
  readonly contract_duration_max?: string | number | null
  readonly department_id?: string | number | null
  readonly education_level?: string | null
  readonly experience_level?: string | null
  readonly apply_url?: string | null
  readonly start_date?: string | null
  readonly external_reference?: string | null
  readonly cms_sites_references?: string | null
}

export type UpdateJobParams = Clearable & {
  readonly organization_reference?: string
  readonly name?: string
  readonly description?: string
  readonly profile?: string
  readonly contract_type?: string
  readonly language?: string
  readonly status?: Publication
  readonly office_id?: string | number
  readonly office_address?: string
  readonly office_zip_code?: string
  readonly office_city?: string
  readonly office_country_code?: string
  readonly offices?: readonly OfficeParams[]
  readonly is_remote?: boolean | 'true' | 'false'
}

/** A job that is to be made; here nothing is null. */
export type CreateJobParams = UpdateJobParams & { readonly organization_reference: string; readonly name: string }

const checkCreate = paramsCheck<CreateJobParams>(CREATE_JOB_PARAMS)

const PLACES = [...Object.keys(MAIN_OFFICE), 'offices'] as const

/** @throws ParamsMissing | InvalidField */
export function checkCreateJob(params: Params): CreateJobParams {
  const checked = checkCreate(params)
  const isPlaced = PLACES.some((name) => name in checked && name !== 'offices') || checked.offices?.length
  if (!isPlaced) throw new ParamsMissing([{ name: `one of ${PLACES.join(', ')}`, empty: false }])
  return checked
}

export const checkUpdateJob = updateCheck<UpdateJobParams>(UPDATE_JOB_PARAMS, {
  refused: ['name', 'description', 'profile', 'contract_type', 'language', 'status'],
  clears: [
    'company_description',
    'recruitment_process',
    'profession_reference',
    'salary_min',
    'salary_max',
    'salary_currency',
    'salary_period',
    'remote',
    'contract_duration_min',
    'contract_duration_max',
    'department_id',
    'education_level',
    'experience_level',
    'apply_url',
    'start_date',
    'external_reference',
    'cms_sites_references',
  ] satisfies (keyof Clearable)[],
})
