import type { ApplicationSummary } from '../../api/types.ts'

/** What the inbox is made of from top to bottom: days, and who applied on them. */
export type InboxRow =
  | { readonly type: 'day'; readonly key: string; readonly at: Date }
  | { readonly type: 'application'; readonly key: string; readonly item: ApplicationSummary }

export function inboxRows(items: readonly ApplicationSummary[]): InboxRow[] {
  const rows: InboxRow[] = []
  let day = ''
  for (const item of items) {
    const at = new Date(item.createdAt)
    const key = at.toDateString()
    if (key !== day) rows.push({ type: 'day', key, at })
    day = key
    rows.push({ type: 'application', key: item.id, item })
  }
  return rows
}
