import { api } from '../../src/api/index.ts'
import { TENANT_TABLES } from '../../src/db/pages.ts'
import { comeet } from '../../src/dialects/comeet/index.ts'
import { welcomeKit } from '../../src/dialects/welcome-kit/index.ts'
import { templateOf } from '../support/documented.ts'
import { type Answer, startServer, type TestServer } from '../support/server.ts'
import { type Case, type CaseFile, caseFiles, type DialectName, type Request } from '../wire/conformance/case-file.ts'
import { addressOf } from '../wire/conformance/coverage.ts'
import { filled, openWorld, type World } from '../wire/conformance/world.ts'

/** Every route of the server, as its router has it, and how to call it so that nothing but the guard can refuse. */

export type Route = {
  readonly wire: DialectName
  readonly id: string
  readonly method: string
  /** With `:name` for parameters. */
  readonly path: string
  readonly isPublic: boolean
  /** The cases of the operation: what it needs, and a request that is valid in every way. */
  readonly file: CaseFile
}

/** What is open to everybody beside the public operations: it holds no applicant. */
export const OPEN: readonly string[] = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi/comeet.json',
  '/openapi/welcome-kit.json',
  '/openapi/longlist.json',
  '/assets/default-avatar.png',
  '/dashboard/o/:organization/jobs/:job/card/:reference',
  '/app/req/:job/can/:id',
  '/',
  '/app',
  '/app/*',
  '/docs',
  '/docs/start.js',
  '/docs/assets/swagger-ui.css',
  '/docs/assets/swagger-ui-bundle.js',
  '/docs/assets/swagger-ui-standalone-preset.js',
]

/** Guarded by the signature in its query. */
export const SIGNED = '/files/:organization/:attachment/:name'

const operations = [comeet, welcomeKit].flatMap((dialect) => {
  const wire = dialect.name as DialectName
  const files = caseFiles(wire)
  return dialect.operations.map(({ id, method, path, isPublic = false }) => ({
    wire,
    id,
    method,
    path: dialect.prefix + path,
    isPublic,
    file: files.find(({ operation, also = [] }) => operation === id || also.includes(id)),
  }))
})
const addresses = new Set(operations.map(({ path }) => path))

/** "METHOD path" of each. */
const routes = await routesOfServer()

/** What the router has and these suites know nothing of; an operation without cases is among it. */
export const UNKNOWN: readonly string[] = routes
  .filter(({ path }) => !addresses.has(path) && ![...OPEN, SIGNED].includes(path) && !path.startsWith(api.prefix))
  .map(({ method, path }) => `${method} ${path}`)
  .concat(operations.filter(({ file }) => !file).map(({ id }) => `the operation ${id}, which has no cases`))

/** The operations, and HEAD beside each GET. */
const OPERATIONS: readonly Route[] = routes.flatMap(({ method, path }) => {
  const found = operations.find((each) => each.path === path && each.method === (method === 'HEAD' ? 'GET' : method))
  return found?.file ? [{ ...found, method, file: found.file }] : []
})

/** Each needs a client's credential. */
export const GUARDED = OPERATIONS.filter(({ isPublic }) => !isPublic)

/** Anybody may call them. */
export const PUBLIC = OPERATIONS.filter(({ isPublic }) => isPublic)

/** Other methods at an operation's address: they do nothing and need nothing. */
export const REFUSED = routes.filter(
  ({ method, path }) => addresses.has(path) && !OPERATIONS.some((each) => each.method === method && each.path === path),
)

/** A world for each wire, for the calls of `prepare`. */
export async function openWorlds(): Promise<Worlds> {
  const worlds = { comeet: await openWorld('comeet'), 'welcome-kit': await openWorld('welcome-kit') }
  const token = { kind: 'bearer', token: ALL } as const
  for (const { server } of Object.values(worlds)) await server.addClient('Suite', { permissions: 'all' }, token)
  return worlds
}

export type Worlds = Readonly<Record<DialectName, World>>

/** The access token of a client of each world that may do everything. */
export const ALL = 'SUITE_MAY_DO_EVERYTHING'

export async function closeWorlds(worlds: Worlds): Promise<void> {
  for (const world of Object.values(worlds)) await world[Symbol.asyncDispose]()
}

export function label({ wire, method, path }: Route): string {
  return `${wire} ${method} ${path}`
}

async function routesOfServer() {
  await using server = await startServer()
  return routesOf(server).map((route) => {
    const [method, path] = route.split(' ') as [string, string]
    return { method, path }
  })
}

/** The router's own list: "METHOD path", one for each. */
export function routesOf(server: TestServer): string[] {
  const found: string[] = []
  const parts: string[] = []
  for (const line of server.server.app.printRoutes().split('\n')) {
    const [, indent, part, methods] = /^([│ ]*)[├└]── (\S+)(?: \(([^)]*)\))?$/.exec(line) ?? []
    if (indent === undefined || part === undefined) continue
    parts.splice(indent.length / 4, parts.length, part)
    for (const method of methods?.split(', ') ?? []) found.push(`${method} ${parts.join('')}`)
  }
  return found.toSorted()
}

/** A route with a request that is valid in every way. */
export type Call = {
  readonly send: (auth: string | null, more?: More) => Promise<Answer>
  /** As `send`, for what never was; absent when the request names nothing that was made for it. */
  readonly sendForNothing?: (auth: string | null, more?: More) => Promise<Answer>
  /** The status with which it succeeds. */
  readonly status: number
  /** What only those may read who may see what was made for the call. */
  readonly personal: readonly string[]
}

export type More = { readonly query?: string; readonly headers?: Readonly<Record<string, string>> }

/** Does what has to be done before a route can be called with success. */
export async function prepare(world: World, route: Route): Promise<Call> {
  const valid = caseAt(route)
  const { sent, known, saved } = await world.prepare(valid)
  const never = Object.fromEntries(saved.map((name) => [name, neverWas(known[name])]))
  const forNothing = filled(valid.request, { ...known, ...never })
  const call =
    (request: Request) =>
    (auth: string | null, more: More = {}) =>
      world.send({ ...request, ...withMore(request, more), method: route.method as Request['method'] }, auth)
  return {
    send: call(sent),
    ...(JSON.stringify(forNothing) !== JSON.stringify(sent) && { sendForNothing: call(forNothing) }),
    status: valid.expect.status,
    personal: personalOf(valid),
  }
}

/** The first case that succeeds at the route's own address, for the client that may do everything. */
function caseAt({ file, path }: Route): Case {
  const address = templateOf(path)
  const found = file.cases.find(
    ({ as, request, expect }) => as === undefined && expect.status < 300 && addressOf(request) === address,
  )
  if (!found) throw new Error(`${file.operation}.yaml has no case that succeeds at ${path}`)
  return found
}

/** A name of the same form of something that never was; what is no name is left as it is. */
function neverWas(value: unknown): unknown {
  if (typeof value === 'number') return 99_999_999
  if (typeof value !== 'string') return value
  if (/^[0-9A-F]{2}\.[0-9A-F]+$/.test(value)) return 'FF.FFFF'
  if (/^wttj-[0-9a-f]{24}$/.test(value)) return 'wttj-d655345409a6097309156b05'
  return /^[A-Z]+_\w+$/.test(value) ? 'WTTJ_never00' : value
}

/** The names and addresses of the applicants whom a case creates. */
function personalOf({ given = [] }: Case): string[] {
  return given.flatMap((step) => {
    if (!('request' in step) || !/\/(candidates|leads)$/.test(step.request.path)) return []
    const { last_name, lastname, email } = (step.request.body ?? {}) as Record<string, unknown>
    return [last_name, lastname, email].filter((value) => typeof value === 'string')
  })
}

function withMore({ path, headers }: Request, { query, headers: more }: More): Pick<Request, 'path' | 'headers'> {
  return {
    path: query === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`,
    headers: { ...headers, ...more },
  }
}

/** The `error` of a refusal, after its body was found to have its wire's form; HEAD has none. */
export function slugOf({ wire, method }: Route, { status, text, body }: Answer): string {
  if (method === 'HEAD') return text === '' ? 'HEAD' : `HEAD with a body: ${text}`
  const keys = wire === 'comeet' ? 'status,error,message' : 'error,error_description'
  const form = Object.keys(body ?? {}).join()
  return form === keys && (wire !== 'comeet' || body.status === status) ? body.error : `a wrong form: ${text}`
}

/** What tasks write in their own time, and what counts requests. */
const APART = new Set(['match_key', 'match_queue', 'rate_window'])

/** Every row of the server's own organization that a request may write. */
export async function rowsOf({ server, organizationId }: TestServer): Promise<Record<string, readonly unknown[]>> {
  const found: Record<string, readonly unknown[]> = {}
  for (const table of TENANT_TABLES.filter((name) => !APART.has(name))) {
    const column = table === 'organization' ? 'id' : 'organization_id'
    found[table] = await server.store.engine.all(
      `select * from ${table} where ${column} = ${organizationId} order by 1, 2`,
      [],
      'every',
    )
  }
  return found
}
