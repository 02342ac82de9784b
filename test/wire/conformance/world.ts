import { expect } from 'vitest'
import { SCOPES } from '../../../src/dialects/welcome-kit/scopes.ts'
import { samples } from '../../support/sample-files.ts'
import {
  type Answer,
  addNeighbour,
  COMEET,
  OTHER,
  PORTAL,
  type StartOptions,
  startServer,
  type TestServer,
} from '../../support/server.ts'
import { serveRemote } from '../welcome-kit/remote.ts'
import type { Caller, Case, DialectName, Given, Request } from './case-file.ts'
import { change, furnish, limitRequests } from './in-store.ts'
import { differences } from './match.ts'

const WK_ALL = 'WK_MAY_DO_EVERYTHING'

/** Files in base64, by the names that cases call them by. */
const FILES: Readonly<Record<string, string>> = {
  pdf: samples.pdf.toString('base64'),
  docx: samples.docx.toString('base64'),
  png: samples.png.toString('base64'),
  exe: Buffer.from('MZ\u0090\0\u0003').toString('base64'),
  /** One byte more than 6 MB. */
  large: Buffer.concat([samples.pdf, Buffer.alloc(6 * 1024 * 1024 + 1 - samples.pdf.length, 0x20)]).toString('base64'),
}

/** A case after everything that happens before: what it sends, and what its steps have saved. */
export type Prepared = {
  readonly sent: Request
  readonly known: Readonly<Record<string, unknown>>
  /** The names in `known` that steps have saved. */
  readonly saved: readonly string[]
}

/** A server on which cases run, one after another. */
export async function openWorld(dialect: DialectName, options: StartOptions = {}): Promise<World> {
  const server = await startServer(options)
  const remote = await serveRemote()
  const known = {
    ...FILES,
    ...(await furnish(server)),
    base: server.url.replace('127.0.0.1', 'localhost'),
    remote: remote.origin,
  }
  remote.put('/cv.pdf', samples.pdf)
  remote.put('/me.png', samples.png)
  await server.addClient('All scopes', { scopes: Object.keys(SCOPES) }, { kind: 'bearer', token: WK_ALL })
  const neighbour = await addNeighbour(server)
  return new World(dialect, server, known, neighbour.client, () => remote.close())
}

export class World implements AsyncDisposable {
  readonly dialect: DialectName
  readonly server: TestServer
  readonly #constants: Readonly<Record<string, unknown>>
  readonly #neighbour: { readonly apiKey: string; readonly secret: string }
  readonly #closeRemote: () => Promise<void>
  readonly #tokens = new Map<string, string>()
  #things = 0

  constructor(
    dialect: DialectName,
    server: TestServer,
    constants: Readonly<Record<string, unknown>>,
    neighbour: { readonly apiKey: string; readonly secret: string },
    closeRemote: () => Promise<void>,
  ) {
    this.dialect = dialect
    this.server = server
    this.#constants = constants
    this.#neighbour = neighbour
    this.#closeRemote = closeRemote
  }

  async run(each: Case): Promise<void> {
    const { sent, known } = await this.prepare(each)
    const answer = await this.send(sent, await this.credentialOf(each.as))
    const { status, body, headers = {}, exactly } = filled(each.expect, known)
    expect(answer.status, answer.text).toBe(status)
    if (body !== undefined) expect(differences(answer.body, body, exactly)).toEqual([])
    for (const [name, value] of Object.entries(headers)) {
      expect(differences(answer.headers.get(name) ?? undefined, value, false, name)).toEqual([])
    }
  }

  async prepare({ given = [], request }: Case): Promise<Prepared> {
    const known: Record<string, unknown> = {
      ...this.#constants,
      now: isoSecond(this.server.clock.time),
      unique: `Thing ${++this.#things}`,
    }
    const saved: string[] = []
    for (const step of given) {
      const found = await this.#before(filled(step, known))
      Object.assign(known, found)
      saved.push(...Object.keys(found))
    }
    return { sent: filled(request, known), known, saved }
  }

  async #before(step: Given): Promise<Readonly<Record<string, unknown>>> {
    if ('seconds' in step) {
      this.server.clock.time += step.seconds * 1000
      return {}
    }
    if ('store' in step) {
      await change(this.server, step.store)
      return {}
    }
    const { method, path } = step.request
    const answer = await this.send(step.request, await this.credentialOf(step.as))
    const what = `before: ${method} ${path}: ${answer.text}`
    if (step.status === undefined) expect(answer.status, what).toBeLessThan(300)
    else expect(answer.status, what).toBe(step.status)
    return Object.fromEntries(Object.entries(step.save ?? {}).map(([name, from]) => [name, valueAt(answer.body, from)]))
  }

  send({ method, path, headers, body, raw }: Request, auth: string | null): Promise<Answer> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    return this.server.call({
      method,
      path,
      auth,
      ...(content !== undefined && { body: content }),
      ...(headers && { headers }),
    })
  }

  async credentialOf(as: Caller = this.dialect === 'comeet' ? 'partner' : 'wk'): Promise<string | null> {
    switch (as) {
      case 'nobody':
        return null
      case 'partner':
        return this.server.jwt(COMEET)
      case 'portal':
        return this.server.jwt(PORTAL)
      case 'other':
        return this.server.jwt(OTHER)
      case 'wk':
        return `Bearer ${WK_ALL}`
      case 'neighbour':
        return this.server.jwt(this.#neighbour)
      default:
        return `Bearer ${await this.#tokenOf(as)}`
    }
  }

  /** One client for each grant that is asked for. */
  async #tokenOf(grant: Exclude<Caller, string>): Promise<string> {
    const key = JSON.stringify(grant)
    const token = this.#tokens.get(key) ?? `CASE_${this.#tokens.size}`
    if (!this.#tokens.has(key)) {
      this.#tokens.set(key, token)
      const { rateLimit, ...allowed } = grant
      await this.server.addClient(`Client ${token}`, allowed, { kind: 'bearer', token })
      if (rateLimit !== undefined) await limitRequests(this.server, `Client ${token}`, rateLimit)
    }
    return token
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close()
    await this.#closeRemote()
  }
}

/** Puts known values where `${name}` stands. A text that is nothing else keeps the value's own type. */
export function filled<T>(template: T, known: Readonly<Record<string, unknown>>): T {
  if (typeof template === 'string') {
    const [, only] = /^\$\{(\w+)\}$/.exec(template) ?? []
    if (only !== undefined) return valueOf(known, only) as T
    return template.replace(/\$\{(\w+)\}/g, (_, name: string) => String(valueOf(known, name))) as T
  }
  if (Array.isArray(template)) return template.map((each) => filled(each, known)) as T
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(Object.entries(template).map(([key, each]) => [key, filled(each, known)])) as T
}

function valueOf(known: Readonly<Record<string, unknown>>, name: string): unknown {
  if (!(name in known)) throw new Error(`The case names \${${name}}, which nothing saved`)
  return known[name]
}

/** `messages[0].uid` in a body; `URL =~ /can/(\d+)` is what the parentheses hold, as a text. */
function valueAt(body: any, from: string): unknown {
  const [path, pattern] = from.split(' =~ ', 2) as [string, string | undefined]
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const value = keys.reduce((inner, key) => inner?.[key], body)
  const found = pattern === undefined ? value : new RegExp(pattern).exec(String(value))?.[1]
  if (found === undefined) throw new Error(`There is no ${from} in ${JSON.stringify(body)}`)
  return found
}

function isoSecond(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}
