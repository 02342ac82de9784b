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

/** What only people who sign in may do, and clients to which an admin gave it by its name: "everything" does not hold it. */
export const STAFF_PERMISSIONS = [
  'users.read',
  'users.write',
  'clients.read',
  'clients.write',
  'organization.write',
  'insight.read',
] as const
export type Permission = (typeof PERMISSIONS)[number] | (typeof STAFF_PERMISSIONS)[number]

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
  /** The person who signed in; `clientId` is then the organization's own client, through which all its people act. */
  readonly user?: SignedInUser
  /** The only jobs that the caller may know of, with their applications; left out, all. */
  readonly jobIds?: ReadonlySet<number>
}

/** The person behind a session. */
export type SignedInUser = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: Role
}

/** What a person may do: everything; everything but what concerns the organization as a whole; the applications of some jobs. */
export const ROLES = ['admin', 'recruiter', 'hiring_manager'] as const
export type Role = (typeof ROLES)[number]

/** @throws NotPermitted when the grant lacks the permission */
export function permit(principal: Principal, permission: Permission): void {
  if (!principal.grant.has(permission)) throw new NotPermitted(permission)
}

/** Whether the caller may see an application or a lead: its own, or everybody's, as its grant says. */
export function maySee(
  principal: Principal,
  application: Pick<Application, 'organizationId' | 'clientId'> & { readonly jobId?: number },
): boolean {
  return (
    principal.organizationId === application.organizationId &&
    mayKnowJob(principal, application) &&
    principal.grant.has(
      application.clientId === principal.clientId ? 'applications.read.own' : 'applications.read.others',
    )
  )
}

/** Whether the caller may know of a job, and of what belongs to it. */
export function mayKnowJob({ jobIds }: Principal, { jobId }: { readonly jobId?: number }): boolean {
  return jobIds === undefined || (jobId !== undefined && jobIds.has(jobId))
}

/** Whether the caller may change an application that it may see. */
export function mayChange(principal: Principal, application: Application): boolean {
  return principal.grant.has(
    application.clientId === principal.clientId ? 'applications.update.own' : 'applications.update.others',
  )
}
