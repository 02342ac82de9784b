import { exactly } from '../openapi.ts'
import { referenceList } from './reference-list.ts'
import { SECTORS } from './sectors.ts'
import { TRANSLATIONS } from './translations.ts'

const text = { type: 'string' }
const named = { reference: text, fullname: TRANSLATIONS, names: TRANSLATIONS }

/** `GET /api/v1/external/sectors` (reference, section 6.9). */
export const listSectors = referenceList(
  { id: 'listSectors', name: 'sectors', summary: 'List sectors' },
  SECTORS,
  exactly({ id: text, ...named, parent: { ...exactly({ _id: text, ...named }), type: ['object', 'null'] } }),
)
