import { type Principal, permit } from '../access/permissions.ts'
import type { TimeRange } from '../applications/application-list.ts'
import type { ApplicationReader, LeadReader } from '../ports.ts'

/**
 * What was deleted within a time: applications and leads that the caller could have seen, each in the order in which they were
 * deleted. Those that were removed as duplicates are among them.
 *
 * @throws NotPermitted when the caller sees no applications at all
 */
export async function listDeleted(
  { applications, leads }: { readonly applications: ApplicationReader; readonly leads: LeadReader },
  principal: Principal,
  range: TimeRange,
): Promise<number[]> {
  const { organizationId, grant } = principal
  const readsOthers = grant.has('applications.read.others')
  if (!readsOthers) permit(principal, 'applications.read.own')
  const clientId = readsOthers ? undefined : principal.clientId
  const [deleted, deletedLeads] = await Promise.all([
    applications.deletedIn(organizationId, range, clientId),
    grant.has('leads.read') ? leads.deletedIn(organizationId, range, clientId) : [],
  ])
  return [...deleted, ...deletedLeads]
}
