import { erasePerson } from '../../../core/persons/erasePerson.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { changePerson } from './change-person.ts'
import { deletePersonDocs } from './openapi.ts'

/** `DELETE /person/{uid}` (reference, section 3.12). */
export const deletePerson: Operation<DialectDeps> = {
  id: 'deletePerson',
  method: 'DELETE',
  path: '/person/:uid',
  docs: deletePersonDocs,

  handle: changePerson(erasePerson, (uids) => ({ candidates_deleted: uids.length, deleted_candidates_uids: uids })),
}
