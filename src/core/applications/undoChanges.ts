import { eachBounded } from '../../lib/each-bounded.ts'
import { maySee, type Principal } from '../access/permissions.ts'
import { NotFound, Stale } from '../errors.ts'
import { relink } from '../persons/relink.ts'
import type { UndoReader } from '../ports.ts'
import type { Change } from '../unit-of-work.ts'
import type { Application } from './application.ts'
import type { ItemResult } from './changeMany.ts'
import { type ByRequest, changeStanding } from './changeStanding.ts'
import type { ApplicationDeps } from './deps.ts'
import type { UndoItem, UndoStep } from './undo-step.ts'

const AT_ONCE = 20

export type UndoDeps = ApplicationDeps & { readonly undo: UndoReader }

/**
 * Brings back what an act on many applications changed, as far as nobody has changed it since: those that somebody has are
 * left as they are, with Stale as their result. A step is undone once, by whoever did it, or by an admin.
 *
 * @throws NotFound (undo step) also when it is too late
 */
export async function undoChanges(
  deps: UndoDeps,
  principal: Principal,
  id: number,
  by: ByRequest,
): Promise<{ readonly step: UndoStep; readonly results: readonly ItemResult[] }> {
  const { organizationId } = principal
  const step = await deps.undo.byId(organizationId, id)
  const now = deps.clock.now()
  if (!step || !mayUndo(principal, step) || step.expiresAt < now) throw new NotFound('undo step')
  const unit: Change[] = [{ do: 'markUndone', organizationId, id, at: now }, ...unmerged(step)]
  if ((await deps.work.commit(unit)) !== undefined) throw new NotFound('undo step')
  const results = await eachBounded(step.items, AT_ONCE, async (item): Promise<ItemResult> => {
    try {
      return { id: item.id, application: await bringBack(deps, principal, step, item, by) }
    } catch (error) {
      return { id: item.id, error }
    }
  })
  return { step, results }
}

async function bringBack(
  deps: UndoDeps,
  principal: Principal,
  { organizationId, merged }: UndoStep,
  { id, version, before }: UndoItem,
  by: ByRequest,
): Promise<Application> {
  if (!merged) {
    const { to } = await changeStanding(deps, principal, id, by, (from) => {
      if (from.version !== version) throw new Stale()
      return before
    })
    return to
  }
  // What was removed as a duplicate goes back as well, so that all of a person can be found.
  const from = await deps.applications.byId(organizationId, id)
  if (!from || !maySee(principal, from)) throw new NotFound('application')
  if (from.version !== version) throw new Stale()
  const back = { personId: merged.personId, at: deps.clock.now() }
  const { application, changes } = await relink(deps.ids, principal, from, back, by)
  if ((await deps.work.commit(changes)) !== undefined) throw new Stale()
  return application
}

function mayUndo({ user, clientId }: Principal, step: UndoStep): boolean {
  if (user?.role === 'admin') return true
  return user ? step.userId === user.id : step.userId === undefined && step.clientId === clientId
}

/** The person's e-mails lead to it again, its leads are its own, and so is whoever was merged into it before. */
function unmerged({ organizationId, merged }: UndoStep): Change[] {
  if (!merged) return []
  const { personId, leadIds, mergedBefore } = merged
  return [
    { do: 'mergePerson', organizationId, personId, into: undefined },
    ...mergedBefore.map((each) => ({ do: 'mergePerson', organizationId, personId: each, into: personId }) as const),
    ...leadIds.map((leadId) => ({ do: 'linkLead', organizationId, id: leadId, personId }) as const),
  ]
}
