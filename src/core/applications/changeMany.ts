import { eachBounded } from '../../lib/each-bounded.ts'
import type { Principal } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import type { StageKind } from '../jobs/job.ts'
import type { Application } from './application.ts'
import { type ByRequest, changeStanding } from './changeStanding.ts'
import type { ApplicationDeps } from './deps.ts'
import type { Status } from './status.ts'
import { type Standing, UNDO_LIFETIME, type UndoItem, type UndoStep } from './undo-step.ts'

/** What is done to many applications at once. */
export type ManyAction =
  | { readonly type: 'move'; readonly stageId: number }
  /** To the first stage of this kind of each one's own job. */
  | { readonly type: 'moveToKind'; readonly kind: StageKind }
  | { readonly type: 'tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly type: 'archive' }
  | { readonly type: 'unarchive' }
  | { readonly type: 'status'; readonly status: Status }

/** What became of one of them. */
export type ItemResult = { readonly id: number } & ({ readonly application: Application } | { readonly error: unknown })

/** Units of work that are under way at the same time: they share transactions, and leave room for others. */
const AT_ONCE = 20

/**
 * Does one thing to many applications, each in a unit of work of its own, so that one that cannot be changed holds up none of
 * the others. What was changed can be undone for a while.
 */
export async function changeMany(
  deps: ApplicationDeps,
  principal: Principal,
  ids: readonly number[],
  action: ManyAction,
  by: ByRequest,
): Promise<{ readonly results: readonly ItemResult[]; readonly undo?: UndoStep }> {
  const items: UndoItem[] = []
  const results = await eachBounded([...new Set(ids)], AT_ONCE, async (id): Promise<ItemResult> => {
    try {
      const { from, to } = await changeStanding(deps, principal, id, by, (each) => wantedOf(deps, each, action))
      if (to.version !== from.version) items.push({ id, version: to.version, before: changedPart(from, to) })
      return { id, application: to }
    } catch (error) {
      return { id, error }
    }
  })
  if (items.length === 0) return { results }
  const { organizationId, clientId, user } = principal
  const createdAt = deps.clock.now()
  const head = { organizationId, id: await deps.ids.next(), clientId, ...(user && { userId: user.id }) }
  const undo: UndoStep = { ...head, items, createdAt, expiresAt: createdAt + UNDO_LIFETIME }
  await deps.work.commit([{ do: 'addUndoStep', step: undo }])
  return { results, undo }
}

async function wantedOf({ jobs }: ApplicationDeps, from: Application, action: ManyAction): Promise<Standing> {
  switch (action.type) {
    case 'move':
      return { stageId: action.stageId }
    case 'moveToKind': {
      const job = await jobs.byId(from.organizationId, from.jobId)
      const stage = job?.stages.find(({ kind }) => kind === action.kind)
      if (!stage) throw new NotFound('stage')
      return { stageId: stage.id }
    }
    case 'tag': {
      const kept = from.tags.filter((tag) => !action.remove.includes(tag))
      return { tags: [...kept, ...action.add.filter((tag) => !kept.includes(tag))] }
    }
    case 'archive':
    case 'unarchive':
      return { archived: action.type === 'archive' }
    case 'status':
      return { status: action.status }
  }
}

const UNDOABLE = ['jobId', 'stageId', 'status', 'archived', 'tags', 'statusChangedAt', 'stageEnteredAt'] as const

/** What it was before, as far as it is another thing now. */
export function changedPart(from: Application, to: Application): Standing {
  const changed = UNDOABLE.filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]))
  return Object.fromEntries(changed.map((name) => [name, from[name]]))
}
