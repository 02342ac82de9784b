/**
 * Row-level security for a table on PostgreSQL: a statement sees and writes only the rows of the organization that was
 * named before it, in the same transaction, or of `every` organization where that was said. With nothing said it is
 * refused with an error, as neither the empty text nor `none` is a number. It holds the owner of the table too, but no
 * superuser.
 */
export function isolate(table: string, column = 'organization_id'): string[] {
  return [
    `alter table ${table} enable row level security, force row level security`,
    `create policy reach on ${table} using (
      case current_setting('longlist.reach') when 'every' then true
        else ${column} = current_setting('longlist.reach')::bigint end)`,
  ]
}
