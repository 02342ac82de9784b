import { exactly } from '../openapi.ts'

const text = { type: 'string' }

/** A wording in the languages of the lists, in JSON Schema. */
export const TRANSLATIONS = exactly({ fr: text, es: text, en: text })
