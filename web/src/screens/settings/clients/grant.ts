import type { GrantSpec } from '../../../api/types.ts'

/** What a form holds of a grant: names in each of the vocabularies. */
export type GrantDraft = {
  readonly everything: boolean
  readonly permissions: readonly string[]
  readonly scopes: readonly string[]
  readonly native: readonly string[]
}

export const NOTHING: GrantDraft = { everything: false, permissions: [], scopes: [], native: [] }

export function draftOf({ permissions, scopes, native }: GrantSpec): GrantDraft {
  const everything = permissions === 'all'
  return {
    everything,
    permissions: everything ? [] : (permissions ?? []),
    scopes: scopes ?? [],
    native: native ?? [],
  }
}

const orNull = (names: readonly string[]) => (names.length > 0 ? [...names] : null)

export function grantOf({ everything, permissions, scopes, native }: GrantDraft): GrantSpec {
  return {
    permissions: everything ? 'all' : orNull(permissions),
    scopes: orNull(scopes),
    native: orNull(native),
  }
}

export function countGranted({ permissions, scopes, native }: GrantSpec): number | 'all' {
  if (permissions === 'all') return 'all'
  return (permissions?.length ?? 0) + (scopes?.length ?? 0) + (native?.length ?? 0)
}
