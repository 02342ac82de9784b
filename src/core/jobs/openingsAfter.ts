import type { Application } from '../applications/application.ts'
import type { OpeningReader } from '../ports.ts'
import type { Change } from '../unit-of-work.ts'
import type { Opening } from './opening.ts'

/**
 * What a change of an application does to the openings of its job: whoever is hired takes the one that has been open
 * longest, if there is one, and it is open again when the hire is taken back.
 *
 * @param from left out for a new application
 * @returns changes for the same unit of work; if another hire took the opening meanwhile, the unit fails as `stale`
 */
export async function openingsAfter(
  { openings }: { readonly openings: Pick<OpeningReader, 'ofJob'> },
  from: Application | undefined,
  to: Application,
  now: number,
): Promise<Change[]> {
  const wasHired = from?.status === 'hired'
  const isHired = to.status === 'hired'
  if (wasHired && isHired && from.jobId === to.jobId) return []
  const changes: Change[] = []
  if (wasHired) {
    const there = await openings.ofJob(from.organizationId, from.jobId)
    for (const opening of there) if (opening.hiredApplicationId === from.id) changes.push(openAgain(opening, now))
  }
  if (isHired) {
    const there = await openings.ofJob(to.organizationId, to.jobId)
    const open = there.filter(({ isOpen }) => isOpen).toSorted((a, b) => a.openedAt - b.openedAt || a.id - b.id)
    if (open[0]) changes.push(fill(open[0], to.id, now))
  }
  return changes
}

function fill(from: Opening, hiredApplicationId: number, now: number): Change {
  const opening = { ...from, isOpen: false, hiredApplicationId, ...changedAt(from, now) }
  return { do: 'changeOpening', opening, from }
}

function openAgain(from: Opening, now: number): Change {
  const { hiredApplicationId: _, ...rest } = from
  return { do: 'changeOpening', opening: { ...rest, isOpen: true, ...changedAt(from, now) }, from }
}

/** Later than before, as it stands for the version. */
function changedAt({ updatedAt }: Opening, now: number) {
  const at = Math.max(now, updatedAt + 1)
  return { updatedAt: at, statusChangedAt: at }
}
