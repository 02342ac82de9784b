import { maySee, type Principal, permit } from '../access/permissions.ts'
import type { Job } from '../jobs/job.ts'
import type { Lead } from '../leads/lead.ts'
import { type Application, emailKey } from './application.ts'
import type { MatchDeps } from './deps.ts'
import { type Clues, keysOfClues, matchKeysOf, SIGNALS, type Signal, signalOf } from './match-keys.ts'

/** Somebody who may be the one that is looked for, and why. */
export type LikelyDuplicate = { readonly matchedBy: readonly Signal[] } & (
  | { readonly application: Application; readonly job: Job }
  | { readonly lead: Lead }
)

/** More would help nobody to decide. */
const MOST = 100

/**
 * Applications and leads that may be of the person that is described, those with the strongest signals first. An e-mail that
 * links people is found at once, everything else once the background task has seen it. Nothing is ever merged by this.
 *
 * @throws NotPermitted
 */
export async function findDuplicates(deps: MatchDeps, principal: Principal, clues: Clues): Promise<LikelyDuplicate[]> {
  permit(principal, 'applications.find-duplicates')
  const { organizationId } = principal
  const keys = keysOfClues(clues)
  const person =
    clues.email === undefined ? undefined : await deps.people.byEmail(organizationId, emailKey(clues.email))
  const [applications, leads, linked, linkedLeads] = await Promise.all([
    deps.matches.withKeys(organizationId, keys, MOST),
    deps.matches.leadsWithKeys(organizationId, keys, MOST),
    person ? deps.applications.ofPerson(organizationId, person.id) : [],
    person ? deps.leads.ofPerson(organizationId, person.id) : [],
  ])
  const ofPerson = new Set([...linked, ...linkedLeads].map(({ id }) => id))
  const found = new Map<number, LikelyDuplicate>()
  const matchedBy = ({ id, profile }: Application | Lead): Signal[] => {
    const shared = new Set(
      matchKeysOf(profile)
        .filter((key) => keys.includes(key))
        .map(signalOf),
    )
    if (ofPerson.has(id)) shared.add('email')
    return SIGNALS.filter((signal) => shared.has(signal))
  }
  for (const application of [...applications, ...linked]) {
    if (!maySee(principal, application)) continue
    const job = await deps.jobs.byId(organizationId, application.jobId)
    const signals = matchedBy(application)
    // What it is found by may be older than what it says now.
    if (job && signals.length > 0) found.set(application.id, { application, job, matchedBy: signals })
  }
  for (const lead of [...leads, ...linkedLeads]) {
    if (lead.deletedAt !== undefined || !principal.grant.has('leads.read') || !maySee(principal, lead)) continue
    const signals = matchedBy(lead)
    if (signals.length > 0) found.set(lead.id, { lead, matchedBy: signals })
  }
  return [...found.values()].toSorted((a, b) => strength(b) - strength(a) || idOf(b) - idOf(a)).slice(0, MOST)
}

/** One strong signal counts for more than all that are weaker. */
function strength({ matchedBy }: LikelyDuplicate): number {
  return matchedBy.reduce((sum, signal) => sum + 2 ** (SIGNALS.length - SIGNALS.indexOf(signal)), 0)
}

function idOf(duplicate: LikelyDuplicate): number {
  return 'lead' in duplicate ? duplicate.lead.id : duplicate.application.id
}
