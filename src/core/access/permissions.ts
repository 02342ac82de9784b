import type { Application } from '../applications/application.ts'
import { NotPermitted } from '../errors.ts'

/**
 * What a grant can allow, in our own words. Each dialect maps its own vocabulary (Comeet's permissions, Welcome Kit's
 * scopes) to these, so a grant given in one vocabulary means the same on the other wire.
 */
export const PERMISSIONS = [
  'applications.create',
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
  'applications.find-duplicates',
  'notes.create',
  'conversations.create',
  'documents.read',
  'documents.create',
  'emails.read',
  'emails.create',
  'moves.read',
  'persons.erase',
  'leads.read',
  'leads.create',
  'jobs.read',
  'jobs.read.all',
  'jobs.create',
  'jobs.update',
  'jobs.clone',
  'jobs.salary',
  'jobs.internal-name',
  'jobs.lead-recruiter',
  'jobs.hiring-manager',
  'openings.read',
  'openings.create',
  'offices.read',
  'offices.write',
  'departments.read',
  'departments.write',
  'organization.read',
  'organization.read.all',
  'questionnaires.read',
  'log.read',
  'me.read',
  'images.read',
  'videos.read',
  'tools.read',
  'articles.read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** The permissions of one client in one organization. */
export type Grant = ReadonlySet<Permission>

/** The authenticated caller with its grant. */
export type Principal = {
  readonly organizationId: number
  readonly organizationReference: string
  readonly clientId: number
  readonly clientName: string
  /** Such a client must name the colleague who refers the applicant. */
  readonly employeePortal: boolean
  /** Requests that it may send in 60 seconds, where its client has a limit of its own. */
  readonly rateLimit?: number
  readonly grant: Grant
}

/** @throws NotPermitted when the grant lacks the permission */
export function permit(principal: Principal, permission: Permission): void {
  if (!principal.grant.has(permission)) throw new NotPermitted(permission)
}

/** Whether the caller may see an application or a lead: its own, or everybody's, as its grant says. */
export function maySee(principal: Principal, application: Pick<Application, 'organizationId' | 'clientId'>): boolean {
  return (
    principal.organizationId === application.organizationId &&
    principal.grant.has(
      application.clientId === principal.clientId ? 'applications.read.own' : 'applications.read.others',
    )
  )
}

/** Whether the caller may change an application that it may see. */
export function mayChange(principal: Principal, application: Application): boolean {
  return principal.grant.has(
    application.clientId === principal.clientId ? 'applications.update.own' : 'applications.update.others',
  )
}
