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
  /** Whether a row names the blob. */
  readonly isNamed: (organizationId: number, key: string) => Promise<boolean>
  readonly now: () => number
}

export type Swept = { readonly erased: number; readonly removedPacks: number }

/**
 * Erases blobs that no row names: what a crash, a refused request or a removal left behind. Only packs at rest are looked
 * at: nothing is appended to them, so no request in flight can still be about to name what they hold. A pack in which
 * everything is erased is removed.
 */
export async function sweepOrphans({ blobs, isNamed, now }: SweepDeps): Promise<Swept> {
  let erased = 0
  let removedPacks = 0
  for (const pack of await blobs.restingPacks(now())) {
    let live = 0
    for await (const blob of blobs.blobsIn(pack)) {
      if (blob.erased) continue
      if (await isNamed(blob.organizationId, blob.key)) {
        live++
      } else {
        await blobs.erase(blob.key)
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
