import { OFFICE_SCHEMA } from '../offices/office.ts'
import { exactly, TIME } from '../openapi.ts'

/** The Organization as it is answered, in JSON Schema (reference, sections 4.10 and 6.10). */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const numberOrNull = { type: ['number', 'null'] }
const byLanguage = { type: 'object', additionalProperties: text }
const none = { type: 'array', maxItems: 0 }

const COMMON = {
  reference: text,
  name: text,
  slug: text,
  description: textOrNull,
  default_language: text,
  media_website_url: textOrNull,
  media_twitter: textOrNull,
  media_facebook: textOrNull,
  media_linkedin: textOrNull,
  media_instagram: textOrNull,
  media_youtube: textOrNull,
  media_pinterest: textOrNull,
  logo_url: textOrNull,
}

const FACTS = {
  sectors: { type: 'array', items: text },
  subsidiaries: { ...none, description: 'None can be kept' },
  nb_employees: numberOrNull,
  average_age: numberOrNull,
  turnover: numberOrNull,
  creation_year: numberOrNull,
  parity_men: numberOrNull,
  parity_women: numberOrNull,
  revenue: text,
  i18n_descriptions: byLanguage,
  i18n_looking_fors: byLanguage,
  i18n_good_to_knows: byLanguage,
}

const ADDITIONS = {
  websites: {
    type: 'array',
    items: exactly({ reference: text, name: text, root_url: text, cover_url: textOrNull }),
  },
  offices: { type: 'array', items: OFFICE_SCHEMA },
  images: none,
  videos: none,
}

export const ORGANIZATION_SCHEMA = exactly(
  { ...COMMON, cover_url: textOrNull, ...FACTS, ...ADDITIONS, updated_at: TIME },
  Object.keys(ADDITIONS),
)

/** In the list, the cover stands by its language. */
export const LISTED_ORGANIZATION_SCHEMA = exactly(
  { ...COMMON, i18n_covers: byLanguage, ...FACTS, ...ADDITIONS, updated_at: TIME },
  Object.keys(ADDITIONS),
)
