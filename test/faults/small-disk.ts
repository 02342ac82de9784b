import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own that is full after a few megabytes. */
export type SmallDisk = Disposable & {
  readonly folder: string
  /** Takes all room but so many bytes, with a file of its own. */
  fill(leaveBytes?: number): void
  /** Gives the room back. */
  free(): void
}

/** Why no small disk can be made here, or undefined when one can. Mounting needs root. */
export const noSmallDisk: string | undefined = (() => {
  try {
    smallDisk(1)[Symbol.dispose]()
    return undefined
  } catch (error) {
    return `a disk cannot be mounted here: ${(error as Error).message.trim().split('\n').at(-1)}`
  }
})()

export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'longlist-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    rmdirSync(folder)
    throw error
  }
  const filler = join(folder, 'filler')
  const free = () => rmSync(filler, { force: true })
  return {
    folder,
    free,
    fill(leaveBytes = 0) {
      if (leaveBytes > 0) free()
      const { bavail, bsize } = statfsSync(folder)
      try {
        appendFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)))
      } catch (error) {
        // Somebody else was quicker to take the last of it.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    },
    [Symbol.dispose]() {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
      rmdirSync(folder)
    },
  }
}
