import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from './config.ts'

/**
 * Makes a folder that only its owner may enter, and what is missing above it. It goes step by step, because Node's own
 * `recursive` never ends below a folder that answers ENOENT to every attempt, as /proc does.
 *
 * @throws ConfigError when it cannot be made
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  const parent = dirname(path)
  if (!existsSync(path) && parent !== path) makeFolder(parent)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another process was quicker.
    if (isFolder(path)) return
    throw new ConfigError([`The data folder ${path} cannot be used: ${reasonOf(error)}.`])
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'it is not a folder'
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not make it'
  return code === 'ENOENT' ? 'nothing can be made there' : message
}
