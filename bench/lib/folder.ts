import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Gives a folder beside the checkout's own data, so on the same disk, and removes it afterwards. */
export async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const data = fileURLToPath(new URL('../../data', import.meta.url))
  mkdirSync(data, { recursive: true })
  const folder = mkdtempSync(join(data, 'bench-'))
  // A database server that runs as another user lives in it.
  chmodSync(folder, 0o711)
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    if (readdirSync(data).length === 0) rmdirSync(data)
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  await use(folder)
}
