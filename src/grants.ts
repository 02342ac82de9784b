import type { GrantSpec } from './core/access/client.ts'
import { type Grant, PERMISSIONS, type Permission, STAFF_PERMISSIONS } from './core/access/permissions.ts'
import { PERMISSION_NAMES } from './dialects/comeet/permissions.ts'
import { SCOPES } from './dialects/welcome-kit/scopes.ts'

/** What the three vocabularies of grants mean: the part of the composition root that a verb needs without the server. */

/** The permissions of a grant, in whichever dialect's vocabulary it was given; names that are not known allow nothing. */
export function expandGrant(spec: GrantSpec): Grant {
  const granted: Permission[] = spec.permissions === 'all' ? [...PERMISSIONS] : []
  for (const name of spec.permissions === 'all' ? [] : (spec.permissions ?? []))
    granted.push(...(PERMISSION_NAMES[name] ?? []))
  for (const name of spec.scopes ?? []) granted.push(...(SCOPES[name] ?? []))
  for (const name of spec.native ?? []) granted.push(...NATIVE_PERMISSIONS.filter((each) => each === name))
  return new Set(granted)
}

const NATIVE_PERMISSIONS: readonly Permission[] = [...PERMISSIONS, ...STAFF_PERMISSIONS]

/** The names that a grant may hold, for whoever has to check or list them. */
export const GRANT_VOCABULARY = {
  permissions: Object.keys(PERMISSION_NAMES),
  scopes: Object.keys(SCOPES),
  native: NATIVE_PERMISSIONS as readonly string[],
}
