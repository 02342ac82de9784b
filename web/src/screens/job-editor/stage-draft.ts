import type { JobStage, StageDraft } from '../../api/types.ts'

/** A stage as it is being arranged; `key` tells those that are new apart. */
export type Draft = StageDraft & { readonly key: string; readonly count: number }

export const draftOf = ({ id, name, kind, visible, count }: JobStage): Draft => ({
  key: id,
  id,
  name,
  kind,
  visible,
  count: count ?? 0,
})

export const bodyOf = ({ id, name, kind, visible }: Draft): StageDraft => ({
  ...(id !== undefined && { id }),
  name,
  kind,
  ...(visible !== undefined && { visible }),
})

let made = 0

/** With a new one before the ends, where most stages are. */
export function withNew(drafts: readonly Draft[], name: string): Draft[] {
  const end = drafts.findIndex(({ kind }) => kind === 'hired' || kind === 'refused')
  made++
  return drafts.toSpliced(end < 0 ? drafts.length : end, 0, { key: `new-${made}`, name, kind: 'active', count: 0 })
}

/** Puts one at another place. The first stays the first: it is where candidates arrive. */
export function moveTo(drafts: readonly Draft[], key: string, place: number): Draft[] {
  const moved = drafts.find((draft) => draft.key === key)
  if (!moved || drafts[0] === moved) return [...drafts]
  const rest = drafts.filter((draft) => draft !== moved)
  return rest.toSpliced(Math.min(Math.max(place, 1), rest.length), 0, moved)
}
