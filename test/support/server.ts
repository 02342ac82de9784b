import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { pino } from 'pino'
import { type Config, readSettings, toConfig } from '../../src/config/config.ts'
import type { SettingName } from '../../src/config/settings.ts'
import type { GrantSpec } from '../../src/core/access/client.ts'
import { addClient, type CredentialSpec } from '../../src/core/access/manageClients.ts'
import { addJob } from '../../src/core/jobs/addJob.ts'
import type { Job } from '../../src/core/jobs/job.ts'
import { addOrganization } from '../../src/core/organizations/addOrganization.ts'
import { createServer, type Overrides, type Server } from '../../src/server.ts'
import { openStore } from '../../src/store.ts'
import { expectDocumented } from './documented.ts'
import { type StoreUnderTest, storeUnderTest } from './store-under-test.ts'

/** The real server on a temporary folder, with a clock that the test owns and what the documents' examples name. */

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Whatever the wire says, when it is JSON. */
  readonly body: any
}

export type Call = {
  readonly method?: string
  readonly path: string
  /** An object is sent as JSON; bytes and text as they are. */
  readonly body?: object | string | Uint8Array
  readonly headers?: Record<string, string>
  /** The value of the Authorization header; Comeet's partner when left out, none when null. */
  readonly auth?: string | null
  /** The answer is not held against the OpenAPI documents. */
  readonly undocumented?: true
}

export type TestServer = AsyncDisposable & {
  readonly server: Server
  readonly url: string
  readonly folder: string
  readonly under: StoreUnderTest
  /** What another process on the same store needs. */
  readonly config: Config
  readonly key: Uint8Array
  readonly clock: { time: number; now(): number }
  /** Every line that was logged. */
  readonly log: string[]
  readonly organizationId: number
  readonly job: Job
  /** `Bearer` and a fresh JSON web token of the client. */
  jwt(client?: JwtClient, claims?: object): Promise<string>
  /** Asks, and holds the answer against the OpenAPI documents. */
  call(call: Call): Promise<Answer>
  addClient(name: string, grant: GrantSpec, credential: CredentialSpec, employeePortal?: boolean): Promise<void>
  close(): Promise<void>
}

export type JwtClient = { readonly apiKey: string; readonly secret: string }

export const COMEET: JwtClient = { apiKey: 'acme-api-key', secret: 'partner-secret-of-32-characters!' }
export const PORTAL: JwtClient = { apiKey: 'portal-api-key', secret: 'portal-secret-of-32-characters!!' }
export const OTHER: JwtClient = { apiKey: 'other-api-key', secret: 'other-secret-of-32-characters!!!' }
export const WK = 'Bearer WK_API_KEY'
/** Every scope that an operation on candidates asks for. */
const WK_SCOPES = ['candidates_rw', 'comments_w', 'documents_rw', 'emails_rw', 'me_r', 'moves_r']
export const WK_GUEST = 'Bearer WK_GUEST_KEY'

export type StartOptions = {
  readonly settings?: { readonly [K in SettingName]?: string }
  readonly overrides?: Overrides
  /** A folder to keep; left out, a temporary one that is removed at the end. */
  readonly folder?: string
}

/** The store that belongs to a folder that is kept. */
const kepts = new Map<string, StoreUnderTest>()

async function storeIn(folder: string, kept: boolean): Promise<StoreUnderTest> {
  const under = kepts.get(folder) ?? (await storeUnderTest(folder))
  if (kept) kepts.set(folder, under)
  return under
}

export async function startServer({ settings, overrides, folder: kept }: StartOptions = {}): Promise<TestServer> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'longlist-test-'))
  const clock = {
    time: Date.now(),
    now() {
      return clock.time
    },
  }
  const log: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) })
  const under = await storeIn(folder, kept !== undefined)
  const flags = {
    port: '0',
    data: folder,
    fetchAllow: '127.0.0.0/8,::1',
    rateLimit: '0',
    ...under.settings,
    ...settings,
  }
  const config = toConfig(readSettings({}, flags))
  // A folder that is kept is opened again, with the same key.
  const key = kept === undefined ? randomBytes(32) : createHash('sha256').update(kept).digest()
  const store = await openStore(config, key, { clock: overrides?.clock ?? clock })
  const server = createServer(config, key, store, { clock, logger, ...overrides })
  const deps = store.clients

  await store.raiseIds(14_602)
  const organization = await addOrganization(deps, { name: 'Acme', reference: 'Pg4eV6k', customFields: ['field1'] })
  const organizationId = organization.id
  const job = await addJob(deps, {
    organizationId,
    name: 'Backend engineer',
    status: 'open',
    uid: '11.11',
    reference: 'WTTJ_KmqkD1Y',
    stages: [
      { id: 14_600, name: 'New', reference: 'initial' },
      { id: 14_601, name: 'Interview', reference: 'interviewed' },
      { id: 14_602, name: 'Refused', reference: 'refused' },
    ],
  })
  const add: TestServer['addClient'] = async (name, grant, credential, employeePortal = false) => {
    await addClient(deps, { organizationId, name, employeePortal, grant, credential })
  }
  await add('Comeet partner', { permissions: 'all' }, { kind: 'jwt', ...COMEET })
  await add('Employee portal', { permissions: 'all' }, { kind: 'jwt', ...PORTAL }, true)
  await add('Another partner', { permissions: 'all' }, { kind: 'jwt', ...OTHER })
  await add('Welcome Kit partner', welcomeKitGrant(...WK_SCOPES), { kind: 'bearer', token: 'WK_API_KEY' })
  await add('Welcome Kit guest', welcomeKitGrant('my_candidates_rw', 'comments_w'), {
    kind: 'bearer',
    token: 'WK_GUEST_KEY',
  })
  const url = (await server.listen()).replace('localhost', '127.0.0.1')

  let closed = false
  const test: TestServer = {
    server,
    url,
    folder,
    under,
    config,
    key,
    clock,
    log,
    organizationId,
    job,
    addClient: add,
    jwt: (client = COMEET, claims = {}) => mint(client, { exp: Math.floor(clock.time / 1000) + 600, ...claims }),
    async call({ method: wanted, path, body, headers = {}, auth, undocumented }) {
      const method = wanted ?? (body === undefined ? 'GET' : 'POST')
      const authorization = auth === undefined ? await test.jwt() : auth
      const isJson = typeof body === 'object' && !(body instanceof Uint8Array)
      const response = await fetch(path.startsWith('http') ? path : url + path, {
        method,
        headers: {
          ...(authorization !== null && { authorization }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as string) }),
      })
      const text = await response.text()
      const answer = { status: response.status, headers: response.headers, text, body: parse(text) }
      if (!undocumented) expectDocumented({ method, path, ...answer })
      return answer
    },
    async close() {
      if (closed) return
      closed = true
      await server.close()
      if (kept) return
      rmSync(folder, { recursive: true, force: true })
      await under.remove()
    },
    [Symbol.asyncDispose]: () => test.close(),
  }
  return test
}

/** A scope for candidates, and what the other wire has no scope for but may be asked with the same token. */
function welcomeKitGrant(...scopes: string[]): GrantSpec {
  return { scopes, permissions: ['create-conversations'] }
}

/** `Bearer` and a JSON web token with the client's key as `iss`. */
export async function mint({ apiKey, secret }: JwtClient, claims: object): Promise<string> {
  const token = await new SignJWT({ iss: apiKey, ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret))
  return `Bearer ${token}`
}

/** Adds another organization with a job, a Comeet client and a Welcome Kit client of its own. */
export async function addNeighbour(test: TestServer): Promise<{ client: JwtClient; token: string; jobUid: string }> {
  const deps = test.server.store.clients
  const { id: organizationId } = await addOrganization(deps, {
    name: 'Neighbour',
    reference: 'Nb00001',
    customFields: [],
  })
  await addJob(deps, { organizationId, name: 'Cook', status: 'open', uid: '22.22', reference: 'WTTJ_neighbo' })
  const client = { apiKey: 'neighbour-key', secret: 'neighbour-secret-of-32-character' }
  const common = { organizationId, employeePortal: false }
  const jwt = { kind: 'jwt', ...client } as const
  await addClient(deps, { ...common, name: 'N1', grant: { permissions: 'all' }, credential: jwt })
  const bearer = { kind: 'bearer', token: 'NEIGHBOUR' } as const
  await addClient(deps, { ...common, name: 'N2', grant: welcomeKitGrant(...WK_SCOPES), credential: bearer })
  return { client, token: 'Bearer NEIGHBOUR', jobUid: '22.22' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
