import type { Permission } from '../../core/access/permissions.ts'

const READ_ALL: readonly Permission[] = ['applications.read.own', 'applications.read.others', 'applications.resume']
const WRITE_ALL: readonly Permission[] = [
  ...(['applications.create', 'applications.update.own', 'applications.update.others'] as const),
]
const READ_OWN: readonly Permission[] = ['applications.read.own', 'applications.resume']
const WRITE_OWN: readonly Permission[] = ['applications.create', 'applications.update.own']

const READ_JOBS: readonly Permission[] = ['jobs.read', 'jobs.salary', 'jobs.internal-name']
const READ_OFFICES: readonly Permission[] = ['offices.read']
const READ_DEPARTMENTS: readonly Permission[] = ['departments.read']
const READ_ORGANIZATION: readonly Permission[] = ['organization.read']

/**
 * Welcome Kit's scopes (reference, section 1.3) and what each allows. A client belongs to one organization, so the scopes
 * `su_*`, which on the vendor's server reach across organizations, reach that one.
 */
export const SCOPES: Readonly<Record<string, readonly Permission[]>> = {
  candidates_rw: [...READ_ALL, ...WRITE_ALL],
  candidates_r: READ_ALL,
  my_candidates_rw: [...READ_OWN, ...WRITE_OWN],
  my_candidates_r: READ_OWN,
  me_r: ['me.read'],
  organizations_rw: READ_ORGANIZATION,
  organizations_r: READ_ORGANIZATION,
  jobs_rw: [...READ_JOBS, 'jobs.create', 'jobs.update'],
  jobs_r: READ_JOBS,
  offices_rw: [...READ_OFFICES, 'offices.write'],
  offices_r: READ_OFFICES,
  departments_rw: [...READ_DEPARTMENTS, 'departments.write'],
  departments_r: READ_DEPARTMENTS,
  documents_rw: ['documents.read', 'documents.create'],
  documents_r: ['documents.read'],
  emails_rw: ['emails.read', 'emails.create'],
  emails_r: ['emails.read'],
  comments_w: ['notes.create'],
  images_r: ['images.read'],
  moves_r: ['moves.read'],
  videos_r: ['videos.read'],
  tools_r: ['tools.read'],
  su_offices_r: READ_OFFICES,
  su_offices_rw: [...READ_OFFICES, 'offices.write'],
  su_jobs_r: [...READ_JOBS, 'jobs.read.all'],
  su_departments_r: READ_DEPARTMENTS,
  su_organizations_r: [...READ_ORGANIZATION, 'organization.read.all'],
  su_images_r: ['images.read'],
  su_videos_r: ['videos.read'],
  cms_articles_r: ['articles.read'],
  cms_articles_rw: ['articles.read'],
  cms_collections_r: ['articles.read'],
  cms_collection_categories_r: ['articles.read'],
}
