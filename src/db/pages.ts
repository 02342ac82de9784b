import type { Engine, Row, SqlValue } from './engine.ts'
import type { Schema } from './schema.ts'

/** Going through a whole table, whichever organization its rows belong to. */

/** The columns that each table is read in the order of: its primary key, so that a page costs what it holds. */
const KEYS: { readonly [T in keyof Schema]?: { readonly [E in Engine['name']]: readonly string[] } } = {
  organization: { SQLite: ['id'], PostgreSQL: ['id'] },
  custom_field: both('organization_id', 'name'),
  job: byId(),
  stage: byId(),
  client: byId(),
  credential: byId(),
  person: byId(),
  source_contact: byId(),
  application: byId(),
  application_tag: both('organization_id', 'tag', 'application_id'),
  attachment: byId(),
  note: byId(),
  department: byId(),
  office: byId(),
  opening: byId(),
  questionnaire: byId(),
  move: byId(),
  conversation: byId(),
  message: byId(),
  lead: byId(),
  match_key: both('organization_id', 'match_key', 'application_id'),
  match_queue: both('organization_id', 'application_id'),
  rate_window: both('organization_id', 'client_id'),
  user_account: byId(),
  session: byId(),
  invitation: byId(),
  hiring_team: both('organization_id', 'user_id', 'job_id'),
  saved_view: byId(),
  undo_step: byId(),
  event: { SQLite: ['position'], PostgreSQL: ['organization_id', 'id'] },
  event_details: { SQLite: ['event_id'], PostgreSQL: ['organization_id', 'event_id'] },
  answer: both('organization_id', 'client_id', 'key_hash'),
}

/** Every table that holds what an organization has, each after those that its rows refer to. */
export const TENANT_TABLES = Object.keys(KEYS) as readonly (keyof typeof KEYS)[]

/** Tables of an organization's rows that are made from the others, so that no copy has to bring them along. */
export const DERIVED_TABLES = ['application_text', 'search_queue'] as const satisfies readonly (keyof Schema)[]

/** Where in a table the reading stands: the key of the last row that was read. */
export type Place = readonly SqlValue[]

/** Anything that runs a reading statement over all organizations: a snapshot, or an engine that was told so. */
export type Reader = { all(sql: string, params: readonly SqlValue[]): Promise<Row[]> }

export type PageOptions = {
  /** Begin behind this place. */
  readonly after?: Place
  /** Rows in a page at most. */
  readonly size?: number
  /** A condition on the rows, in SQL without parameters. */
  readonly where?: string
}

/** The rows of a table, a page at a time, in the order of its key on this engine. */
export async function* pages(
  reader: Reader,
  engine: Engine['name'],
  table: keyof typeof KEYS,
  { after, size = 500, where }: PageOptions = {},
): AsyncGenerator<{ readonly rows: Row[]; readonly place: Place }> {
  const columns = KEYS[table]?.[engine] ?? []
  const key = columns.join(', ')
  for (let place = after; ; ) {
    const conditions = [where, place && `(${key}) > (${columns.map(() => '?').join(', ')})`].filter(Boolean)
    const condition = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
    const rows = await reader.all(`select * from ${table} ${condition} order by ${key} limit ${size}`, place ?? [])
    const last = rows.at(-1)
    if (!last) return
    place = placeOf(engine, table, last)
    yield { rows, place }
  }
}

/** The place of a row. */
export function placeOf(engine: Engine['name'], table: keyof typeof KEYS, row: Row): Place {
  return (KEYS[table]?.[engine] ?? []).map((column) => row[column] as SqlValue)
}

/** Reads of an engine that cross organizations. */
export function crossing(engine: Engine): Reader {
  return { all: (sql, params) => engine.all(sql, params, 'every') }
}

function both(...columns: string[]) {
  return { SQLite: columns, PostgreSQL: columns }
}

/** SQLite's rows lie in the order of their ids alone. */
function byId() {
  return { SQLite: ['id'], PostgreSQL: ['organization_id', 'id'] }
}
