import type { UndoStep } from '../../core/applications/undo-step.ts'
import type { UndoReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, query } from '../query.ts'
import type { UndoStepTable } from '../schema.ts'
import { first, write } from './rows.ts'

const byId = query<{ organizationId: number; id: number }, UndoStepTable>(
  'select * from undo_step where organization_id = :organizationId and id = :id',
)

export const markUndone = query<{ organizationId: number; id: number; at: number }>(
  `update undo_step set undone_at = :at
    where organization_id = :organizationId and id = :id and undone_at is null`,
)

/** Crosses organizations: what cannot be undone any more is of no use to any of them. */
const forget = crossingQuery<{ before: number }>('delete from undo_step where expires_at < :before')

export function createUndoReader(engine: Engine): UndoReader {
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toUndoStep(row)
    },
  }
}

/** Forgets what could be undone until a time. */
export async function forgetUndoSteps(engine: Engine, before: number): Promise<void> {
  await write(engine, forget, { before })
}

function toUndoStep(row: UndoStepTable): UndoStep {
  return {
    organizationId: row.organization_id,
    id: row.id,
    clientId: row.client_id,
    ...(row.user_id !== null && { userId: row.user_id }),
    ...(JSON.parse(row.items_json) as Pick<UndoStep, 'items' | 'merged'>),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.undone_at !== null && { undoneAt: row.undone_at }),
  }
}

export function toUndoStepRow(step: UndoStep): UndoStepTable {
  const { items, merged } = step
  return {
    organization_id: step.organizationId,
    id: step.id,
    client_id: step.clientId,
    user_id: step.userId ?? null,
    items_json: JSON.stringify({ items, ...(merged && { merged }) }),
    created_at: step.createdAt,
    expires_at: step.expiresAt,
    undone_at: step.undoneAt ?? null,
  }
}
