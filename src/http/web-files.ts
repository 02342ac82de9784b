import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** One file of the web app, with its compressed forms where they are smaller. */
export type WebFile = {
  readonly type: string
  readonly etag: string
  /** The name says what is in it, so it never changes. */
  readonly isHashed: boolean
  readonly plain: Buffer
  readonly br?: Buffer
  readonly gzip?: Buffer
}

/** The page, as text, and every other file by its path below `/app/`. */
export type WebFiles = { readonly page: string; readonly files: ReadonlyMap<string, WebFile> }

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
}

const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/

/** Reads everything that was built into a folder. @returns undefined when nothing was */
export async function readWebFiles(folder: string): Promise<WebFiles | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const contents = new Map<string, Buffer>()
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).split(sep).join('/')
    // What begins with a dot is about the building.
    if (entry.isFile() && !/(^|\/)\./.test(name)) contents.set(name, await readFile(path))
  }
  const page = contents.get('index.html')
  if (!page) return undefined
  contents.delete('index.html')
  const files = new Map<string, WebFile>()
  for (const [name, plain] of contents) {
    if (!/\.(br|gz)$/.test(name)) files.set(name, toFile(name, plain, contents))
  }
  return { page: page.toString(), files }
}

function toFile(name: string, plain: Buffer, contents: ReadonlyMap<string, Buffer>): WebFile {
  const [br, gzip] = ['br', 'gz'].map((ending) => contents.get(`${name}.${ending}`))
  return {
    type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    isHashed: HASHED.test(name),
    plain,
    ...(br && br.length < plain.length && { br }),
    ...(gzip && gzip.length < plain.length && { gzip }),
  }
}
