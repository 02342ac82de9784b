import { type Principal, permit } from '../access/permissions.ts'
import { emailKey } from '../applications/application.ts'
import { checkCustomFields } from '../applications/submitApplication.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Event } from '../log/event.ts'
import type { Change } from '../unit-of-work.ts'
import type { LeadDeps } from './deps.ts'
import type { Lead } from './lead.ts'

export type AddLeadCommand = Pick<Lead, 'profile' | 'statement' | 'tags' | 'partnerReference'> &
  Pick<Event, 'surface' | 'requestId'>

/** How often a unit is tried anew when somebody else was quicker at the same person or key. */
const ATTEMPTS = 20

/**
 * Adds a lead, linked by its e-mail to the person who has it, as an application is.
 *
 * @throws NotPermitted | UnknownCustomField
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addLead(
  deps: LeadDeps,
  principal: Principal,
  command: AddLeadCommand,
  remember?: Remember<Lead>,
): Promise<Lead> {
  permit(principal, 'leads.create')
  if (command.statement.salaryExpectations !== undefined) permit(principal, 'applications.salary')
  await checkCustomFields(deps, principal.organizationId, command.statement.customFields)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { lead, changes } = await draft(deps, principal, command)
    if (remember) changes.unshift(rememberAnswer(principal, remember, lead, lead.createdAt))
    const conflict = await deps.work.commit(changes)
    if (conflict === undefined) return lead
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A lead could not be written: its guards failed again and again')
}

async function draft(
  deps: LeadDeps,
  { organizationId, clientId }: Principal,
  { surface, requestId, ...sent }: AddLeadCommand,
): Promise<{ lead: Lead; changes: Change[] }> {
  const now = deps.clock.now()
  const changes: Change[] = []
  const { email } = sent.profile
  const isLinked = email !== undefined && (await deps.organizations.byId(organizationId))?.linksByEmail === true
  const key = isLinked ? emailKey(email) : undefined
  const known = key === undefined ? undefined : await deps.people.byEmail(organizationId, key)
  const personId = known?.id ?? (await deps.ids.next())
  if (!known) {
    const person = { organizationId, id: personId, activeAt: now, createdAt: now }
    changes.push({ do: 'addPerson', person: key === undefined ? person : { ...person, emailKey: key } })
  }
  const lead: Lead = {
    organizationId,
    id: await deps.ids.next(),
    personId,
    clientId,
    ...sent,
    createdAt: now,
    updatedAt: now,
  }
  changes.push({ do: 'addLead', lead })
  changes.push({ do: 'queueMatching', organizationId, applicationId: lead.id, version: 1 })
  const after: Record<string, unknown> = { ...lead.profile, ...lead.statement }
  if (lead.tags.length > 0) after['tags'] = lead.tags
  if (lead.partnerReference !== undefined) after['partnerReference'] = lead.partnerReference
  const event: Event = {
    organizationId,
    id: await deps.ids.next(),
    type: 'lead.added',
    applicationId: lead.id,
    personId,
    clientId,
    surface,
    fields: Object.keys(after),
    at: now,
    requestId,
    details: { salt: deps.ids.salt(), before: {}, after },
  }
  changes.push({ do: 'appendEvent', event })
  return { lead, changes }
}
