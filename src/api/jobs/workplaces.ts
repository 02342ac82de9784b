import type { Department } from '../../core/jobs/department.ts'
import type { Office } from '../../core/jobs/office.ts'
import { nameOf } from '../names.ts'

/** As the schema `Department`. */
export function presentDepartment({ id, name }: Department): object {
  return { id: nameOf(id), name }
}

/** As the schema `Office`. */
export function presentOffice({ id, name, city, countryCode }: Office): object {
  return { id: nameOf(id), name, city: city ?? null, countryCode: countryCode ?? null }
}
