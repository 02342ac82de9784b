/** The task's name: whoever holds it keeps every blob from being erased. */
export const SWEEP = 'sweep orphans'

/** What the sweep needs of a blob store that keeps blobs in packs. */
export type SweepableBlobs = {
  restingPacks(now: number): Promise<string[]>
  blobsIn(
    pack: string,
  ): AsyncIterable<{ readonly key: string; readonly organizationId: number; readonly erased: boolean }>
  erase(key: string): Promise<void>
  removePack(pack: string): Promise<void>
}

export type SweepDeps = {
  readonly blobs: SweepableBlobs
  /** Those of the blobs of one organization that a row names; it is asked for MOST_ASKED at a time. */
  readonly namedAmong: (organizationId: number, keys: readonly string[]) => Promise<ReadonlySet<string>>
  readonly now: () => number
  readonly signal?: AbortSignal
}

export type Swept = { readonly erased: number; readonly removedPacks: number }

/**
 * Erases blobs that no row names: what a crash, a refused request or a removal left behind. Only packs at rest are looked
 * at: nothing is appended to them, so no request in flight can still be about to name what they hold. A pack in which
 * everything is erased is removed.
 */
export async function sweepOrphans({ blobs, namedAmong, now, signal }: SweepDeps): Promise<Swept> {
  let erased = 0
  let removedPacks = 0
  for (const pack of await blobs.restingPacks(now())) {
    let live = 0
    for await (const { organizationId, keys } of groupsIn(blobs.blobsIn(pack))) {
      const named = await namedAmong(organizationId, keys)
      live += named.size
      for (const key of keys) {
        signal?.throwIfAborted()
        if (named.has(key)) continue
        await blobs.erase(key)
        erased++
      }
    }
    if (live === 0) {
      await blobs.removePack(pack)
      removedPacks++
    }
  }
  return { erased, removedPacks }
}

/** How many blobs are asked for at once: one question for each would be too slow for a million. */
const MOST_ASKED = 100

/** Neighbours of one organization together. */
async function* groupsIn(
  blobs: ReturnType<SweepableBlobs['blobsIn']>,
): AsyncGenerator<{ organizationId: number; keys: string[] }> {
  let group: { organizationId: number; keys: string[] } | undefined
  for await (const { organizationId, key, erased } of blobs) {
    if (erased) continue
    if (group && (group.organizationId !== organizationId || group.keys.length >= MOST_ASKED)) {
      yield group
      group = undefined
    }
    group ??= { organizationId, keys: [] }
    group.keys.push(key)
  }
  if (group) yield group
}
