import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError } from './config.ts'
import { makeFolder } from './make-folder.ts'
import { loadServerKey } from './server-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longlist-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const modeOf = (path: string): number => statSync(path).mode & 0o777

describe('loadServerKey', () => {
  test('makes a key at the first start, for its owner only, and finds it again', () => {
    const data = join(folder, 'a', 'b')
    const path = join(data, 'server.key')
    const key = loadServerKey(path, undefined)
    expect(key).toHaveLength(32)
    expect(loadServerKey(path, undefined)).toEqual(key)
    expect(readdirSync(data)).toEqual(['server.key'])
    expect(modeOf(path)).toBe(0o600)
    expect([modeOf(data), modeOf(join(folder, 'a'))]).toEqual([0o700, 0o700])
    expect(loadServerKey(join(folder, 'other.key'), undefined)).not.toEqual(key)
  })

  test('a key from the environment is taken, and no file is made', () => {
    const key = Buffer.alloc(32, 1)
    expect(loadServerKey(join(folder, 'server.key'), key)).toBe(key)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['', 'secret', 'ab'.repeat(31), 'ab'.repeat(33), `${'ab'.repeat(31)}zz`, `${'ab'.repeat(32)} and more`])(
    'a file that holds %j is refused, and stays as it is',
    (content) => {
      const path = join(folder, 'server.key')
      writeFileSync(path, content, { mode: 0o600 })
      expect(() => loadServerKey(path, undefined)).toThrow(ConfigError)
      expect(readFileSync(path, 'utf8')).toBe(content)
    },
  )

  test.each([0o640, 0o604, 0o644, 0o660, 0o666])('a file with the mode %o is refused', (mode) => {
    const path = join(folder, 'server.key')
    loadServerKey(path, undefined)
    chmodSync(path, mode)
    expect(() => loadServerKey(path, undefined)).toThrow(/chmod 600/)
    chmodSync(path, 0o600)
    expect(loadServerKey(path, undefined)).toHaveLength(32)
  })
})

describe('makeFolder', () => {
  test('makes what is missing, and leaves what is there', () => {
    chmodSync(folder, 0o755)
    makeFolder(join(folder, 'a', 'b', 'c'))
    makeFolder(join(folder, 'a', 'b', 'c'))
    expect(modeOf(join(folder, 'a', 'b', 'c'))).toBe(0o700)
    expect(modeOf(folder)).toBe(0o755)
  })

  test('follows a link to a folder', () => {
    mkdirSync(join(folder, 'real'))
    symlinkSync(join(folder, 'real'), join(folder, 'link'))
    makeFolder(join(folder, 'link', 'inside'))
    expect(existsSync(join(folder, 'real', 'inside'))).toBe(true)
  })

  test('a file or a dangling link in its place is told in a sentence', () => {
    writeFileSync(join(folder, 'file'), '')
    symlinkSync(join(folder, 'nothing'), join(folder, 'link'))
    for (const path of ['file', 'file/data', 'link', 'link/data']) {
      expect(() => makeFolder(join(folder, path))).toThrow(ConfigError)
      expect(() => makeFolder(join(folder, path))).toThrow(/^The data folder .* cannot be used: .*\.$/)
    }
  })

  // Node's own recursive mkdir never ends there.
  test.runIf(existsSync('/proc/self'))('below /proc it fails at once', () => {
    for (const path of ['/proc/longlist', '/proc/longlist/a/b', '/proc/self/longlist/data']) {
      expect(() => makeFolder(path)).toThrow(ConfigError)
      expect(() => loadServerKey(join(path, 'server.key'), undefined)).toThrow(/^The data folder \/proc\//)
    }
  })
})
