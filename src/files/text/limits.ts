/** What reading one document may take. A document that wants more is read as far as that, or not at all. */

/** Characters of text that are kept. */
export const LONGEST_TEXT = 1_000_000
/** Bytes that may come out of all parts of an archive together. */
export const MOST_INFLATED = 32 * 1024 * 1024
/** Entries in the directory of an archive. */
export const MOST_ENTRIES = 2_000
/** Pages of a PDF that are read. */
export const MOST_PAGES = 200
/** Time for one document, in milliseconds, and memory for the process that reads it, in bytes. */
export const READ_TIMEOUT = 20_000
export const MOST_MEMORY = 700 * 1024 * 1024
/** Of which so much for JavaScript's own heap, in megabytes. */
export const HEAP_MEGABYTES = 384

/** Gathers text up to its bound. */
export class BoundedText {
  #parts: string[] = []
  #length = 0

  /** @returns whether there is room for more */
  add(part: string): boolean {
    const kept = part.slice(0, LONGEST_TEXT - this.#length)
    if (kept !== '') this.#parts.push(kept)
    this.#length += kept.length
    return !this.isFull
  }

  get isFull(): boolean {
    return this.#length >= LONGEST_TEXT
  }

  toString(): string {
    return this.#parts.join('')
  }
}
