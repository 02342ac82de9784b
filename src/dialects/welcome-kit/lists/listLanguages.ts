import { exactly } from '../openapi.ts'
import { LANGUAGES } from './languages.ts'
import { referenceList } from './reference-list.ts'

/** `GET /api/v1/external/languages` (reference, section 6.9). */
export const listLanguages = referenceList(
  { id: 'listLanguages', name: 'languages', summary: 'List languages' },
  LANGUAGES,
  exactly({ name: { type: 'string' }, reference: { type: 'string', description: 'ISO 639-1' } }),
)
