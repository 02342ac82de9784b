import { maySee, type Principal, permit } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import { idOfUid } from '../ids.ts'
import type { LeadReader } from '../ports.ts'
import type { Lead } from './lead.ts'

type ReadDeps = { readonly leads: LeadReader }

/** @throws NotPermitted | NotFound when there is none, or it is another's and the caller reads only its own */
export async function readLead({ leads }: ReadDeps, principal: Principal, uid: string): Promise<Lead> {
  permit(principal, 'leads.read')
  const id = idOfUid(uid)
  const lead = id === undefined ? undefined : await leads.byId(principal.organizationId, id)
  if (!lead || lead.deletedAt !== undefined || !maySee(principal, lead)) throw new NotFound('lead')
  return lead
}

/**
 * The leads that the caller may see, in the order in which they were added.
 *
 * @returns a page, and where the next one begins if there is one
 * @throws NotPermitted
 */
export async function listLeads(
  { leads }: ReadDeps,
  principal: Principal,
  { afterId, limit }: { readonly afterId: number; readonly limit: number },
): Promise<{ readonly leads: Lead[]; readonly next?: number }> {
  permit(principal, 'leads.read')
  const { organizationId, grant, clientId } = principal
  const readsOthers = grant.has('applications.read.others')
  if (!readsOthers) permit(principal, 'applications.read.own')
  // One more than asked for tells whether another page follows.
  const page = { afterId, limit: limit + 1, clientId: readsOthers ? undefined : clientId }
  const found = await leads.list(organizationId, page)
  const next = found.length > limit ? found[limit - 1]?.id : undefined
  const seen = found.slice(0, limit).filter((lead) => maySee(principal, lead))
  return next === undefined ? { leads: seen } : { leads: seen, next }
}
