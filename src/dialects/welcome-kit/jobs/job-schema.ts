import { PUBLICATIONS } from '../../../core/jobs/publication.ts'
import { OFFICE_SCHEMA } from '../offices/office.ts'
import { exactly, TIME } from '../openapi.ts'
import { CODES } from './words.ts'

/** The Job as it is answered, in JSON Schema (reference, sections 4.9 and 6.4). */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const numberOrNull = { type: ['integer', 'null'] }
const timeOrNull = { ...TIME, type: ['string', 'null'] }

export const SALARY_SCHEMA = exactly({ min: textOrNull, max: textOrNull, currency: textOrNull, period: textOrNull })

const STAGE = exactly(
  {
    id: { type: 'integer' },
    name: text,
    reference: textOrNull,
    visible: { type: 'boolean' },
    candidates_count: { type: 'integer' },
  },
  ['candidates_count'],
)

const ADDITIONS = {
  stages: { type: 'array', items: STAGE },
  candidates_count: { type: 'integer' },
  websites: { type: 'array', items: exactly({ reference: text, name: text, url: text }) },
  application_fields: { type: 'array', items: exactly({ name: text, mode: text }) },
  organization: exactly({ name: text, slug: text, description: textOrNull, logo: textOrNull }),
  office: { ...OFFICE_SCHEMA, type: ['object', 'null'], description: 'The main one' },
  offices: { type: 'array', items: OFFICE_SCHEMA, description: 'All of them, the main one first' },
}

export const JOB_SCHEMA = exactly(
  {
    name: text,
    external_reference: textOrNull,
    organization_reference: text,
    status: { ...text, enum: [...PUBLICATIONS] },
    profile: textOrNull,
    description: textOrNull,
    company_description: textOrNull,
    apply_url: textOrNull,
    contract_type: textOrNull,
    contract_duration_min: numberOrNull,
    contract_duration_max: numberOrNull,
    experience_level: { ...textOrNull, enum: [...CODES.experienceLevels, null] },
    education_level: textOrNull,
    department_id: numberOrNull,
    office_id: numberOrNull,
    profession_reference: textOrNull,
    cms_sites_references: { ...text, description: 'Commas between them' },
    start_date: timeOrNull,
    language: textOrNull,
    salary: { ...SALARY_SCHEMA, description: 'Not there for a client that may not see salaries' },
    remote: { ...textOrNull, enum: [...CODES.remoteLevels, null] },
    reference: text,
    created_at: TIME,
    updated_at: TIME,
    published_at: timeOrNull,
    archived_at: timeOrNull,
    ...ADDITIONS,
  },
  ['salary', ...Object.keys(ADDITIONS)],
)
