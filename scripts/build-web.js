// Builds the web app into web/dist, unless what is there was built from the same sources; `--force` builds anyway.
// The new folder takes the old one's place in one step, so that a server never finds half an app.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const web = join(root, 'web')
const dist = join(web, 'dist')
const mark = join(dist, '.sources')
const lock = join(web, '.building')
/** After this long a build that left its lock has died, in milliseconds. */
const LOCK_LIFETIME = 5 * 60_000
/** Smaller files gain nothing. */
const WORTH_PACKING = 200
const PACKED = /\.(js|mjs|css|html|svg|json|wasm|txt|map)$/

const sources = hashOfSources()
const isFresh = existsSync(mark) && readFileSync(mark, 'utf8') === sources
if (isFresh && !process.argv.includes('--force')) say('The web app is fresh.')
else if (!lockNow()) say('The web app is being built by another process.')
else {
  const next = join(web, `.dist-${process.pid}`)
  try {
    await build(next)
  } finally {
    rmSync(next, { recursive: true, force: true })
    rmSync(lock, { recursive: true, force: true })
  }
}

async function build(next) {
  const began = Date.now()
  const { build: viteBuild } = await import('vite')
  await viteBuild({
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: next, emptyOutDir: true },
  })
  for (const file of filesIn(next)) pack(file)
  writeFileSync(join(next, '.sources'), sources)
  rmSync(dist, { recursive: true, force: true })
  renameSync(next, dist)
  say(`The web app was built in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

/** Puts the compressed forms beside a file, so that the server compresses nothing. */
function pack(file) {
  // The page gets a number of its own with each answer, so it is never sent as it lies here.
  if (!PACKED.test(file) || file.endsWith('index.html')) return
  const bytes = readFileSync(file)
  if (bytes.length < WORTH_PACKING) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}

function hashOfSources() {
  const hash = createHash('sha256')
  const places = ['web/src', 'web/public', 'client/src'].map((place) => join(root, place))
  const single = ['web/index.html', 'web/vite.config.ts', 'package-lock.json', 'scripts/build-web.js']
  const files = [...places.flatMap(filesIn), ...single.map((file) => join(root, file))]
  for (const file of files.toSorted()) {
    if (!existsSync(file)) continue
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function lockNow() {
  if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > LOCK_LIFETIME) rmSync(lock, { recursive: true })
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/** On stderr: stdout belongs to what is started next. */
function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}
