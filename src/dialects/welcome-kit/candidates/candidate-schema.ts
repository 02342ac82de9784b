import { exactly, TIME } from '../openapi.ts'

/** The candidate as it is answered, in JSON Schema (reference, sections 4.1 to 4.3). */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const sizeOrNull = { type: ['integer', 'null'] }

export const CANDIDATE_SCHEMA = exactly(
  {
    reference: text,
    cover_letter: text,
    created_at: TIME,
    job_reference: text,
    modal_path: text,
    portfolio_size: sizeOrNull,
    portfolio_url: textOrNull,
    resume_content_type: textOrNull,
    resume_size: sizeOrNull,
    resume_url: textOrNull,
    stage_id: { type: 'integer' },
    stage: exactly({ id: { type: 'integer' }, name: text, reference: textOrNull, visible: { type: 'boolean' } }),
    updated_at: TIME,
    profile: exactly({
      address: textOrNull,
      avatar_url: text,
      city: textOrNull,
      country_code: textOrNull,
      country_name: textOrNull,
      email: textOrNull,
      firstname: text,
      lastname: text,
      phone: textOrNull,
      subtitle: textOrNull,
      zip_code: textOrNull,
    }),
    tags: { type: 'array', items: text },
    origin: text,
    archived: { type: 'boolean' },
  },
  ['stage', 'tags'],
)
