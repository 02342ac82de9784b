import type { Id } from '../../api/types.ts'

/** The candidates that were looked at last on this page's tab: their ids alone, until it is closed. */

const KEPT = 'longlist.recent'
const ROOM = 6

export function recentVisits(): readonly Id[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id): id is Id => typeof id === 'string').slice(0, ROOM) : []
  } catch {
    return []
  }
}

export function rememberVisit(id: Id): void {
  const others = recentVisits().filter((other) => other !== id)
  sessionStorage.setItem(KEPT, JSON.stringify([id, ...others].slice(0, ROOM)))
}
