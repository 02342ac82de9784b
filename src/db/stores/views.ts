import type { ViewReader } from '../../core/ports.ts'
import type { OwnedView, SavedView } from '../../core/views/view.ts'
import type { Engine, Statement } from '../engine.ts'
import { query, statement } from '../query.ts'
import type { SavedViewTable } from '../schema.ts'
import { first, rows } from './rows.ts'

type ViewRow = SavedViewTable & { owner_name: string }

const OWNED = `select v.*, u.name as owner_name from saved_view v
  join user_account u on u.organization_id = v.organization_id and u.id = v.user_id
  where v.organization_id = :organizationId`

const readable = query<{ organizationId: number; userId: number }, ViewRow>(
  `${OWNED} and (v.user_id = :userId or v.is_shared = 1) order by v.name, v.id`,
)

const byId = query<{ organizationId: number; id: number }, ViewRow>(`${OWNED} and v.id = :id`)

const ofOwner = query<{ organizationId: number; userId: number }, { count: number }>(
  'select count(*) as count from saved_view where organization_id = :organizationId and user_id = :userId',
)

const change = query<SavedViewTable & { from_updated_at: number }>(
  `update saved_view set name = :name, is_shared = :is_shared, definition_json = :definition_json,
      updated_at = :updated_at
    where organization_id = :organization_id and id = :id and updated_at = :from_updated_at`,
)

const remove = query<{ organizationId: number; id: number }>(
  'delete from saved_view where organization_id = :organizationId and id = :id',
)

export function createViewReader(engine: Engine): ViewReader {
  return {
    readable: async (organizationId, userId = 0) =>
      (await rows(engine, readable, { organizationId, userId })).map(toView),
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toView(row)
    },
    countOf: async (organizationId, userId) => (await first(engine, ofOwner, { organizationId, userId }))?.count ?? 0,
  }
}

export function changeView({ view, from }: { readonly view: SavedView; readonly from: SavedView }): Statement {
  const values = { ...toViewRow(view), from_updated_at: from.updatedAt }
  return { ...statement(change, values), guard: 'stale', mustChange: true }
}

export function removeView({ view: { organizationId, id } }: { readonly view: SavedView }): Statement {
  return { ...statement(remove, { organizationId, id }), guard: 'stale', mustChange: true }
}

export function toViewRow(view: SavedView): SavedViewTable {
  return {
    organization_id: view.organizationId,
    id: view.id,
    user_id: view.userId,
    name: view.name,
    is_shared: Number(view.isShared),
    definition_json: JSON.stringify(view.definition),
    created_at: view.createdAt,
    updated_at: view.updatedAt,
  }
}

function toView(row: ViewRow): OwnedView {
  return {
    organizationId: row.organization_id,
    id: row.id,
    userId: row.user_id,
    name: row.name,
    isShared: row.is_shared === 1,
    definition: JSON.parse(row.definition_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ownerName: row.owner_name,
  }
}
