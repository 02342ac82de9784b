/** The candidate as it is answered, in JSON Schema (reference, sections 4.1 to 4.3). */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const sizeOrNull = { type: ['integer', 'null'] }
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d$' }

function exactly(properties: Record<string, object>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

export const CANDIDATE_SCHEMA = exactly(
  {
    reference: text,
    cover_letter: text,
    created_at: time,
    job_reference: text,
    modal_path: text,
    portfolio_size: sizeOrNull,
    portfolio_url: textOrNull,
    resume_content_type: textOrNull,
    resume_size: sizeOrNull,
    resume_url: textOrNull,
    stage_id: { type: 'integer' },
    stage: exactly({ id: { type: 'integer' }, name: text, reference: textOrNull, visible: { type: 'boolean' } }),
    updated_at: time,
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
