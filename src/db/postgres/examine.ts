import type { Pool } from './pool.ts'

const INVALID_INDEXES = `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
  join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and not i.indisvalid`

/** Whom row-level security does not hold. */
const UNBOUND = `select rolname as name from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)`

/** Each foreign key as a query that counts the rows whose parent is not there. */
const FOREIGN_KEYS = `select child.relname as child, parent.relname as parent,
    (select string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' and ')
      from unnest(k.conkey, k.confkey) as pair (c, p)
      join pg_attribute ca on ca.attrelid = k.conrelid and ca.attnum = pair.c
      join pg_attribute pa on pa.attrelid = k.confrelid and pa.attnum = pair.p) as condition
  from pg_constraint k
  join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
  join pg_namespace n on n.oid = k.connamespace
  where k.contype = 'f' and n.nspname = current_schema() order by 1, 2`

/** What is wrong with the database, as far as it can be seen from within: a sentence for each finding. */
export async function* examine(pool: Pool): AsyncGenerator<string> {
  const client = await pool.connect()
  try {
    await client.query(`select set_config('longlist.reach', 'every', false)`)
    for (const { name } of (await client.query<{ name: string }>(UNBOUND)).rows) {
      yield `The user ${name} is a superuser or bypasses row-level security, so that nothing in the database keeps ` +
        'organizations apart: name an ordinary user in LONGLIST_DATABASE_URL.'
    }
    for (const { name } of (await client.query<{ name: string }>(INVALID_INDEXES)).rows) {
      yield `The index ${name} is not valid.`
    }
    type ForeignKey = { child: string; parent: string; condition: string }
    for (const { child, parent, condition } of (await client.query<ForeignKey>(FOREIGN_KEYS)).rows) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) as count from ${child} c where not exists (select from ${parent} p where ${condition})`,
      )
      const count = Number(rows[0]?.count)
      if (count > 0) yield `${count} rows of ${child} belong to rows of ${parent} that are not there.`
    }
  } finally {
    await client.end()
  }
}
