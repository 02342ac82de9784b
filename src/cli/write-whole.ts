import { closeSync, createWriteStream, fsyncSync, openSync, renameSync, unlinkSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { Failure } from './outcome.ts'

export type Writing<T> = {
  readonly write: (to: Writable) => Promise<T>
  /** Looks at what was written, before it gets its name. */
  readonly check: (path: string, written: T) => Promise<void>
}

/**
 * Writes a file that appears under its name only when it is whole, on disk and checked. For its owner only.
 *
 * @param beforeNaming may refuse at the last moment
 * @throws Failure when the file cannot be written
 */
export async function writeWhole<T>(path: string, { write, check }: Writing<T>, beforeNaming: () => void): Promise<T> {
  const draft = `${path}.${process.pid}.part`
  const forget = (signal: NodeJS.Signals) => {
    removeIfThere(draft)
    process.exit(128 + constants.signals[signal])
  }
  process.on('SIGINT', forget).on('SIGTERM', forget)
  try {
    const stream = createWriteStream(draft, { flags: 'wx', mode: 0o600, highWaterMark: 4 * 1024 * 1024 })
    const written = await write(stream)
    sync(draft)
    await check(draft, written)
    beforeNaming()
    renameSync(draft, path)
    sync(dirname(path))
    return written
  } catch (error) {
    removeIfThere(draft)
    const { syscall, path: place, message } = error as NodeJS.ErrnoException
    if (syscall === undefined || (place !== undefined && place !== draft)) throw error
    throw new Failure(`${path} cannot be written: ${message}.`, { cause: error })
  } finally {
    process.off('SIGINT', forget).off('SIGTERM', forget)
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch {}
}
