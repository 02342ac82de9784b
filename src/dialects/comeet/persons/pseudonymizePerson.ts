import { pseudonymizePerson as pseudonymize } from '../../../core/persons/pseudonymizePerson.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { changePerson } from './change-person.ts'
import { pseudonymizePersonDocs } from './openapi.ts'

/** `POST /person/{uid}/pseudonymize` (reference, section 3.12). */
export const pseudonymizePerson: Operation<DialectDeps> = {
  id: 'pseudonymizePerson',
  method: 'POST',
  path: '/person/:uid/pseudonymize',
  docs: pseudonymizePersonDocs,

  handle: changePerson(pseudonymize, (uids) => ({
    candidates_pseudonymized: uids.length,
    pseudonymized_candidates_uids: uids,
  })),
}
