import { SALARY_SCHEMA } from '../jobs/job-schema.ts'
import { exactly } from '../openapi.ts'

/** The public feed, in JSON Schema (reference, section 6.12). */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const id = { type: 'integer' }
const worded = exactly({ fr: text, en: text })
const orNull = (schema: object) => ({ ...schema, type: ['object', 'null'] })

const OFFICE = exactly({
  id,
  name: text,
  address: textOrNull,
  zip_code: textOrNull,
  district: textOrNull,
  city: textOrNull,
  country: orNull(worded),
})

const JOB = exactly({
  id,
  reference: text,
  name: text,
  slug: text,
  description: { ...textOrNull, description: 'HTML that is safe to show, as the other texts' },
  profile: textOrNull,
  recruitment_process: textOrNull,
  salary: SALARY_SCHEMA,
  created_at: worded,
  published_at: worded,
  start_date: orNull(worded),
  office: orNull(OFFICE),
  department: orNull(exactly({ id, name: text })),
  contract_type: orNull(worded),
  cms_sites_references: { type: 'array', items: text },
  websites_urls: { type: 'array', items: exactly({ reference: text, website_reference: text, url: text }) },
})

export const EMBED_SCHEMA = exactly({
  name: text,
  jobs: { type: 'array', items: JOB },
  websites: { type: 'array', items: exactly({ reference: text, kind: text, url: text }) },
})
