import type { BlobStore } from '../core/files.ts'

/** A blob that the store holds, whether a row names it or not. */
export type HeldBlob = {
  readonly key: string
  readonly organizationId: number
  readonly length: number
  readonly erased: boolean
}

/** A blob store with what its sweep and the doctor need. Blobs lie in packs: groups that come to rest together. */
export type Blobs = BlobStore & {
  /** The packs that nothing is put into any more at `now`. */
  restingPacks(now: number): Promise<string[]>
  /** Every pack. */
  packs(): Promise<string[]>
  /** The blobs of a pack, erased ones too where the store still knows of them. */
  blobsIn(pack: string): AsyncGenerator<HeldBlob>
  /** Removes the content for good. */
  erase(key: string): Promise<void>
  /** Removes a pack with all that is in it. */
  removePack(pack: string): Promise<void>
  /** Whether blobs can be put and read now; `reason` may be shown to anybody, `cause` is for the log. */
  check(): Promise<{ ok: true } | { ok: false; reason: string; cause: unknown }>
  /** Tries everything that a server does with it: a sentence for each that cannot be done. Leaves nothing behind. */
  examine(): AsyncGenerator<string>
  close(): Promise<void>
}
