import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** How much of the app comes before its first screen is there. */

const dist = (path: string) => fileURLToPath(new URL(`../../web/dist/${path}`, import.meta.url))

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean }

/** The page, the frame around the screens and the screen that is shown first. */
const FIRST = ['index.html', 'src/shell/shell.tsx', 'src/screens/inbox/screen.tsx']
const MOST = 250_000

test('the first load is below 250 KB of compressed JavaScript', () => {
  expect(existsSync(dist('index.html')), 'the app is built: npm run build:web').toBe(true)
  const chunks = JSON.parse(readFileSync(dist('.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const files = new Set<string>()
  const add = (name: string): void => {
    const chunk = chunks[name]
    if (!chunk) throw new Error(`${name} is not in the manifest`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) add(next)
  }
  for (const name of FIRST) add(name)
  let bytes = 0
  for (const file of files) {
    const packed = dist(`${file}.br`)
    bytes += readFileSync(existsSync(packed) ? packed : dist(file)).length
  }
  expect(bytes).toBeLessThan(MOST)
})
