/** SQLite's result codes, as far as we tell them apart. The low byte is the kind, the rest says more. */

const BUSY = 5

const UNIQUE: ReadonlySet<number> = new Set([2067, 1555])
/** "Not now" rather than "wrong": another writer, no memory, a read-only file, a failing or full disk, no file. */
const NOT_NOW: ReadonlySet<number> = new Set([BUSY, 6, 7, 8, 10, 13, 14])

/** The code of an error that SQLite raised; 0 for any other. */
export function codeOf(error: unknown): number {
  return (error as { errcode?: number }).errcode ?? 0
}

/** A unique or a primary key refused the statement. */
export function isUniqueViolation(code: number): boolean {
  return UNIQUE.has(code)
}

/** Another process is writing. */
export function isBusy(code: number): boolean {
  return (code & 0xff) === BUSY
}

export function isNotNow(code: number): boolean {
  return NOT_NOW.has(code & 0xff)
}
