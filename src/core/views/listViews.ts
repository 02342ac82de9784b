import type { Principal } from '../access/permissions.ts'
import type { ViewReader } from '../ports.ts'
import type { OwnedView } from './view.ts'

/** The caller's own views, and those that are shared, by name. */
export function listViews(
  { views }: { readonly views: ViewReader },
  { organizationId, user }: Principal,
): Promise<OwnedView[]> {
  return views.readable(organizationId, user?.id)
}
