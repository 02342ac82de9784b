import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from './config.ts'
import { makeFolder } from './make-folder.ts'

/**
 * The server key: from the environment, else from its file, which is made at the first start. The file appears whole or
 * not at all, also when several processes start at once.
 *
 * @throws ConfigError when the file does not hold a key, or others than its owner may read it
 */
export function loadServerKey(path: string, fromEnvironment: Uint8Array | undefined): Uint8Array {
  if (fromEnvironment) return fromEnvironment
  if (!existsSync(path)) makeServerKeyFile(path)
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new ConfigError([`${path} does not hold a server key: 64 hexadecimal digits.`])
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new ConfigError([`${path} may be read by others than its owner: run chmod 600 on it.`])
  }
  return Buffer.from(text, 'hex')
}

/** Whether two files hold the same key. @throws ConfigError when one does not hold a key */
export function sameServerKey(one: string, other: string): boolean {
  return Buffer.from(loadServerKey(one, undefined)).equals(loadServerKey(other, undefined))
}

/** Copies a key to where there is none. @throws ConfigError when there is none to copy */
export function copyServerKey(from: string, to: string): void {
  makeServerKeyFile(to, loadServerKey(from, undefined))
}

/** Makes the file of a key, whole or not at all, unless there is one already. */
export function makeServerKeyFile(path: string, key: Uint8Array = randomBytes(32)): void {
  makeFolder(dirname(path))
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    // Another process was quicker: its key is the key.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}
