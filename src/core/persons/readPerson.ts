import { maySee, type Principal } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { MatchDeps } from '../applications/deps.ts'
import { findDuplicates } from '../applications/findDuplicates.ts'
import { SIGNALS, type Signal } from '../applications/match-keys.ts'
import { NotFound } from '../errors.ts'

/** Somebody with the applications that the caller may see, and those that may be of the same human. */
export type ReadPerson = {
  readonly id: number
  /** Newest first. */
  readonly applications: readonly Application[]
  readonly likelyDuplicates: readonly { readonly application: Application; readonly matchedBy: readonly Signal[] }[]
}

/** What the newest applications say is what somebody is looked for by. */
const MOST_CLUES = 5
const MOST_DUPLICATES = 50

/** @throws NotFound (person) when there is none, or the caller may see none of its applications */
export async function readPerson(deps: MatchDeps, principal: Principal, id: number): Promise<ReadPerson> {
  const ofPerson = await deps.applications.ofPerson(principal.organizationId, id)
  const applications = ofPerson.filter((each) => maySee(principal, each)).toReversed()
  if (applications.length === 0) throw new NotFound('person')
  return { id, applications, likelyDuplicates: await duplicatesOf(deps, principal, id, applications) }
}

async function duplicatesOf(
  deps: MatchDeps,
  principal: Principal,
  personId: number,
  applications: readonly Application[],
): Promise<ReadPerson['likelyDuplicates']> {
  if (!principal.grant.has('applications.find-duplicates')) return []
  const found = await Promise.all(
    applications.slice(0, MOST_CLUES).map(({ profile }) => findDuplicates(deps, principal, profile)),
  )
  const byId = new Map<number, { application: Application; matchedBy: readonly Signal[] }>()
  for (const each of found.flat()) {
    if (!('application' in each) || each.application.personId === personId) continue
    const { application, matchedBy } = each
    const known = byId.get(application.id)?.matchedBy ?? []
    byId.set(application.id, {
      application,
      matchedBy: SIGNALS.filter((signal) => known.includes(signal) || matchedBy.includes(signal)),
    })
  }
  const strength = ({ matchedBy }: { matchedBy: readonly Signal[] }) => SIGNALS.indexOf(matchedBy[0] ?? 'name')
  return [...byId.values()].toSorted((a, b) => strength(a) - strength(b)).slice(0, MOST_DUPLICATES)
}
