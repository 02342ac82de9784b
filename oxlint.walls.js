/**
 * The walls between the parts of src/, as one oxlint rule. The table is the one in ARCHITECTURE.md: for each part, which
 * other parts it may import besides its own folder, and why the wall stands. Types count as imports too.
 */
import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'

const adapter =
  'adapters know the domain but not each other, so that any one can be replaced; only src/server.ts joins them'

const walls = {
  lib: { may: [], why: 'lib holds no recruiting word, so that every part can lean on it' },
  core: { may: ['lib'], why: 'core is the domain, and its rules must be readable and testable with nothing running' },
  db: { may: ['lib', 'core'], why: adapter },
  blobs: { may: ['lib', 'core'], why: adapter },
  files: { may: ['lib', 'core'], why: adapter },
  mail: { may: ['lib', 'core'], why: adapter },
  tasks: { may: ['lib', 'core'], why: adapter },
  access: { may: ['lib', 'core'], why: adapter },
  http: {
    may: ['lib', 'core', 'access'],
    why: 'http is what all surfaces share, so it knows who is calling but no surface and no storage',
  },
  dialects: {
    may: ['lib', 'core', 'http'],
    why: 'a dialect only translates: what would be true in another dialect too belongs to core, and storage is handed in',
  },
  api: {
    may: ['lib', 'core', 'http'],
    why: 'the native API only translates, like a dialect: its rules belong to core, and storage is handed in',
  },
  copy: {
    may: ['lib', 'core', 'db', 'blobs'],
    why: 'a copy takes all rows and all files of a store as they are, so it knows both kinds of storage and nothing else',
  },
  cli: {
    may: ['lib', 'core', 'config', 'copy', 'store.ts', 'grants.ts', 'version.ts', 'server.ts'],
    why: 'a verb is thin: it reads the configuration and asks the composition root for the rest',
  },
  config: { may: ['lib'], why: 'the configuration is known before anything else exists' },
  'store.ts': { may: null, why: 'the half of the composition root that every verb needs' },
  'grants.ts': {
    may: ['core', 'dialects/comeet', 'dialects/welcome-kit'],
    why: 'it only joins the vocabularies of the dialects, and must load quickly for every verb',
  },
  'version.ts': { may: [], why: 'it is asked for where nothing else is loaded' },
  'server.ts': { may: null, why: 'the composition root joins everything' },
}

const packageWalls = [
  {
    packages: ['pg', 'node:sqlite'],
    refused: (part) => part !== 'db',
    why: 'src/db is the only place that knows SQL',
  },
  {
    packages: [
      ...'child_process cluster dgram dns fs http http2 https net tls worker_threads'
        .split(' ')
        .map((name) => `node:${name}`),
      'fastify',
      'undici',
    ],
    refused: (part) => part === 'core',
    why: 'core does no I/O: what it needs comes in through ports, so that tests own it',
  },
]

const root = import.meta.dirname
const src = join(root, 'src')
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** `src/dialects/comeet/x.ts` → `dialects/comeet`, `src/core/x.ts` → `core`, `src/server.ts` → `server.ts`. */
function partOf(file) {
  const [part, inner] = relative(src, file).split(sep)
  return part === 'dialects' ? `${part}/${inner}` : part
}

const inside = (folder, file) => file.startsWith(folder + sep)

/** Why `file` may not import `specifier`, or nothing. */
function refusal(file, specifier) {
  const part = partOf(file)
  const wall = walls[part.split('/')[0]]
  const isTest = file.endsWith('.test.ts')
  if (!wall) return `src/${part} has no row in oxlint.walls.js: add one that says what it may import and why.`

  if (!specifier.startsWith('.')) {
    const bare = isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier
    const within = packageWalls.find(({ packages }) => packages.some((name) => `${bare}/`.startsWith(`${name}/`)))
    if (within?.refused(part)) return `${part} may not import ${specifier}: ${within.why}.`
    const name = bare.split('/', bare.startsWith('@') ? 2 : 1).join('/')
    if (isTest || isBuiltin(bare) || name in dependencies) return
    return `src may not import ${name}: it is not among the dependencies, so it is missing where Longlist is installed.`
  }

  const target = resolve(dirname(file), specifier)
  if (target === join(root, 'package.json') || (isTest && inside(join(root, 'test'), target))) return
  if (!inside(src, target)) return `src may not import ${relative(root, target)}: only src is shipped.`
  if (target.endsWith('.test.ts')) return `A test is nobody's dependency: move what ${part} needs out of ${specifier}.`
  const other = partOf(target)
  if (other === part || wall.may === null || wall.may.includes(other)) return
  return `${part} may not import ${other}: ${wall.why}.`
}

/** Why the app or the client may not import `specifier`: both must be able to live without the server's code. */
function refusalOutside(file, specifier) {
  if (!specifier.startsWith('.') || !inside(src, resolve(dirname(file), specifier))) return
  return 'web and client know the server only through its API: what both need to know stands in the OpenAPI document.'
}

const rule = {
  create(context) {
    const isServer = inside(src, context.filename)
    const isOutside = ['web', 'client'].some((folder) => inside(join(root, folder), context.filename))
    if (!isServer && !isOutside) return {}
    const check = ({ source }) => {
      if (typeof source?.value !== 'string') return
      const message = (isServer ? refusal : refusalOutside)(context.filename, source.value)
      if (message) context.report({ node: source, message })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    }
  },
}

export default { meta: { name: 'longlist' }, rules: { walls: rule } }
