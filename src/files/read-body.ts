import { headBytes } from './sniff.ts'

export type BodyBounds = {
  readonly maxBytes: number
  /** What to throw when more than `maxBytes` came. */
  tooLarge(): Error
  /** Sees the first bytes once, as soon as 4 KB or all are there; throws to stop. */
  onHead?(head: Uint8Array): void
}

/** Reads a streamed body into memory, never much more than its bound. Stopping early closes the stream. */
export const readBody = async (body: AsyncIterable<Uint8Array>, bounds: BodyBounds): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let length = 0
  let isHeadShown = false
  for await (const chunk of body) {
    chunks.push(chunk)
    length += chunk.length
    if (length > bounds.maxBytes) throw bounds.tooLarge()
    if (!isHeadShown && length >= headBytes) {
      isHeadShown = true
      bounds.onHead?.(Buffer.concat(chunks))
    }
  }
  const bytes = Buffer.concat(chunks)
  if (!isHeadShown) bounds.onHead?.(bytes)
  return bytes
}
