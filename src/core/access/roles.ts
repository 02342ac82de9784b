import { type Grant, PERMISSIONS, type Permission, type Role, STAFF_PERMISSIONS } from './permissions.ts'

/** What the organization as a whole is concerned with, and what cannot be taken back: for admins. */
const ADMIN_ONLY: readonly Permission[] = [
  'users.read',
  'users.write',
  'clients.read',
  'clients.write',
  'organization.write',
  'persons.erase',
  'log.read',
]

const EVERYTHING: readonly Permission[] = [...PERMISSIONS, ...STAFF_PERMISSIONS]

/** What each role allows. Which jobs a hiring manager may know of is not said here but by `Principal.jobIds`. */
const GRANTS: Readonly<Record<Role, Grant>> = {
  admin: new Set(EVERYTHING),
  recruiter: new Set(EVERYTHING.filter((each) => !ADMIN_ONLY.includes(each))),
  hiring_manager: new Set<Permission>([
    'applications.read.own',
    'applications.read.others',
    'applications.update.own',
    'applications.update.others',
    'applications.resume',
    'applications.salary',
    'applications.source',
    'applications.source-contact',
    'applications.future-steps',
    'applications.step-assignees',
    'notes.create',
    'documents.read',
    'emails.read',
    'moves.read',
    'jobs.read',
    'jobs.read.all',
    'jobs.salary',
    'jobs.internal-name',
    'jobs.lead-recruiter',
    'jobs.hiring-manager',
    'offices.read',
    'departments.read',
    'organization.read',
  ]),
}

export function grantOf(role: Role): Grant {
  return GRANTS[role]
}
