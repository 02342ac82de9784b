import type { Permission } from '../../core/access/permissions.ts'

const READ_ALL: readonly Permission[] = ['applications.read.own', 'applications.read.others', 'applications.resume']
const WRITE_ALL: readonly Permission[] = [
  ...(['applications.create', 'applications.update.own', 'applications.update.others'] as const),
]
const READ_OWN: readonly Permission[] = ['applications.read.own', 'applications.resume']
const WRITE_OWN: readonly Permission[] = ['applications.create', 'applications.update.own']

/**
 * Welcome Kit's scopes (reference, section 1.3) and what each allows. Those that allow nothing yet belong to operations
 * that are not answered yet; a grant may hold them already.
 */
export const SCOPES: Readonly<Record<string, readonly Permission[]>> = {
  candidates_rw: [...READ_ALL, ...WRITE_ALL],
  candidates_r: READ_ALL,
  my_candidates_rw: [...READ_OWN, ...WRITE_OWN],
  my_candidates_r: READ_OWN,
  me_r: [],
  organizations_rw: [],
  organizations_r: [],
  jobs_rw: [],
  jobs_r: [],
  offices_rw: [],
  offices_r: [],
  departments_rw: [],
  departments_r: [],
  documents_rw: [],
  documents_r: [],
  emails_rw: [],
  emails_r: [],
  comments_w: [],
  images_r: [],
  moves_r: [],
  videos_r: [],
  tools_r: [],
}
