import type { Row, SqlValue, Statement } from '../engine.ts'
import { type Reader, TENANT_TABLES } from '../pages.ts'
import { crossingQuery, insertText, query, statement } from '../query.ts'
import type { Schema } from '../schema.ts'

/** What a copy of a whole store reads and writes beside the rows. It goes over every organization. */

/** What a store says of itself, as far as a copy takes it over. */
export async function readBookkeeping(reader: Reader) {
  const one = async (sql: string): Promise<SqlValue> => Object.values((await reader.all(sql, []))[0] ?? {})[0] ?? null
  const serverKeyMark = await one(`select value from store_mark where name = 'server_key'`)
  return {
    schemaVersion: Number(await one('select max(version) from schema_migration')),
    nextId: Number(await one(`select next_id from id_sequence where name = 'id'`)),
    catalogVersion: Number(await one('select version from catalog_version')),
    ...(serverKeyMark !== null && { serverKeyMark: String(serverKeyMark) }),
  }
}

/** How much a store holds. */
export async function readSize(reader: Reader) {
  const rows: Record<string, number> = {}
  for (const table of TENANT_TABLES) {
    const [row] = await reader.all(`select count(*) as count from ${table}`, [])
    rows[table] = Number(row?.['count'])
  }
  const [files] = await reader.all(
    'select count(*) as count, coalesce(sum(size), 0) as bytes from attachment where removed_at is null',
    [],
  )
  return { rows, files: Number(files?.['count']), bytes: Number(files?.['bytes']) }
}

/**
 * A text that is another one after any change that a server makes: every change of a candidate goes on the log, and every
 * change of the catalog raises its version.
 */
export async function readState(reader: Reader): Promise<string> {
  const { nextId, catalogVersion } = await readBookkeeping(reader)
  const [log] = await reader.all('select max(position) as last from event', [])
  const { rows, files, bytes } = await readSize(reader)
  return JSON.stringify([nextId, catalogVersion, log?.['last'] ?? null, files, bytes, Object.values(rows)])
}

/** Whether no organization has anything in it. */
export async function isEmpty(reader: Reader): Promise<boolean> {
  for (const table of TENANT_TABLES) {
    if ((await reader.all(`select 1 as found from ${table} limit 1`, [])).length > 0) return false
  }
  return true
}

/** Rows that one statement inserts: fewer statements, and yet only two texts for each table to keep prepared. */
const ROWS_TOGETHER = 50

export function insertRows(table: keyof Schema, rows: readonly Row[]): Statement[] {
  const columns = Object.keys(rows[0] ?? {})
  const statements: Statement[] = []
  for (let from = 0; from < rows.length; ) {
    const count = rows.length - from >= ROWS_TOGETHER ? ROWS_TOGETHER : 1
    const params = rows.slice(from, from + count).flatMap((row) => columns.map((column) => row[column] as SqlValue))
    statements.push({ sql: insertText(table, columns, count), params, reach: 'every' })
    from += count
  }
  return statements
}

const moveMark = query<{ before: string; value: string }>(
  `update store_mark set value = :value where name = 'copy' and value = :before`,
)
const removeCopyMark = query<{ before: string }>(`delete from store_mark where name = 'copy' and value = :before`)
const setMark = query<{ name: string; value: string }>(
  'insert into store_mark (name, value) values (:name, :value) on conflict (name) do update set value = excluded.value',
)
const setNextId = query<{ next: number }>(`update id_sequence set next_id = :next where name = 'id'`)
/** Crosses organizations: a copy brings no index of words along, and the task that reads texts makes it anew. */
const queueAll = crossingQuery<Record<never, never>>(
  `insert into search_queue (organization_id, application_id, mark)
    select organization_id, id, 0 from application where deleted_at is null`,
)
const setCatalogVersion = query<{ version: number }>('update catalog_version set version = :version')

/** Notes how far a copy has come. It holds up only while nobody else wrote to the same copy. */
export function moveCopyMark(before: string, value: string): Statement {
  return { ...statement(moveMark, { before, value }), guard: 'stale', mustChange: true }
}

/** The last unit of a copy: from then on it is a store like any other. */
export function finishCopy(
  before: string,
  { nextId, catalogVersion, serverKeyMark }: Awaited<ReturnType<typeof readBookkeeping>>,
): Statement[] {
  return [
    { ...statement(removeCopyMark, { before }), guard: 'stale', mustChange: true },
    statement(setNextId, { next: nextId }),
    statement(setCatalogVersion, { version: catalogVersion }),
    statement(queueAll, {}),
    ...(serverKeyMark === undefined ? [] : [statement(setMark, { name: 'server_key', value: serverKeyMark })]),
  ]
}
