import { PERSONAL_FIELDS } from '../../core/persons/personal-fields.ts'
import { body } from '../schemas/build.ts'

/** What an organization says of itself, in a body: null takes a key away. */

const text = (maxLength: number) => ({ type: ['string', 'null'], maxLength })
const url = { type: ['string', 'null'], format: 'url', maxLength: 2048 }
const number = { type: ['number', 'null'] }

export const ABOUT = body({
  slug: text(255),
  description: text(100_000),
  defaultLanguage: text(35),
  websiteUrl: url,
  media: {
    type: ['object', 'null'],
    additionalProperties: { type: 'string', maxLength: 2048 },
    maxProperties: 20,
  },
  logoUrl: url,
  coverUrl: url,
  employees: number,
  averageAge: number,
  turnover: number,
  creationYear: number,
  parityMen: number,
  parityWomen: number,
  revenue: text(255),
  sectors: { type: ['array', 'null'], items: { type: 'string', maxLength: 255 }, maxItems: 100 },
  keptWhenPseudonymized: {
    type: ['array', 'null'],
    items: { type: 'string', enum: [...PERSONAL_FIELDS] },
    maxItems: 100,
  },
})
