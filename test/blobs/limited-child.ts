import { createHash } from 'node:crypto'
import { openDiskBlobs } from '../../src/blobs/disk.ts'
import { Unavailable } from '../../src/core/errors.ts'

/**
 * Puts blobs while no file may grow beyond a limit (`ulimit -f`), and tells what became of each: its key and hash, or
 * the name of the error.
 */
const [folder = '', ...sizes] = process.argv.slice(2)
const blobs = openDiskBlobs(folder)
const answers: unknown[] = []
for (const [index, size] of sizes.entries()) {
  const bytes = Buffer.alloc(Number(size), index + 1)
  try {
    const { key } = await blobs.put(7, bytes)
    answers.push({ key, sha256: createHash('sha256').update(bytes).digest('hex') })
  } catch (error) {
    answers.push({ error: error instanceof Unavailable ? 'Unavailable' : String(error) })
  }
}
await blobs.close()
process.stdout.write(JSON.stringify(answers))
