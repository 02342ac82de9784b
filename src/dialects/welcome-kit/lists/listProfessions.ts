import { exactly } from '../openapi.ts'
import { PROFESSIONS } from './professions.ts'
import { referenceList } from './reference-list.ts'
import { TRANSLATIONS } from './translations.ts'

const text = { type: 'string' }

/** `GET /api/v1/external/professions` (reference, section 6.9). */
export const listProfessions = referenceList(
  { id: 'listProfessions', name: 'professions', summary: 'List professions' },
  PROFESSIONS,
  exactly({ reference: text, fullname: text, fullname_translations: TRANSLATIONS }),
)
