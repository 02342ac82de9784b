import { expect } from 'vitest'
import { type Conformance, conformanceOf } from '../../http/conformance.ts'
import { samples } from '../../support/sample-files.ts'
import {
  type Answer,
  addNeighbour,
  COMEET,
  OTHER,
  PORTAL,
  startServer,
  type TestServer,
  WK,
  WK_GUEST,
} from '../../support/server.ts'
import type { Caller, Case, Request } from './case-file.ts'
import { differences } from './match.ts'

type Dialect = 'comeet' | 'welcome-kit'

/** Files in base64, and what the seed of the tests holds, by the names that cases call them by. */
const CONSTANTS: Readonly<Record<string, string>> = {
  pdf: samples.pdf.toString('base64'),
  png: samples.png.toString('base64'),
  exe: Buffer.from('MZ\u0090\0\u0003').toString('base64'),
}

/** A server on which the cases of one operation run, one after another. */
export async function openWorld(dialect: Dialect): Promise<World> {
  const server = await startServer()
  return new World(dialect, server, await conformanceOf(server, dialect), await addNeighbour(server))
}

export class World implements AsyncDisposable {
  readonly #dialect: Dialect
  readonly #server: TestServer
  readonly #conforms: Conformance
  readonly #neighbour: Awaited<ReturnType<typeof addNeighbour>>
  #clients = 0

  constructor(dialect: Dialect, server: TestServer, conforms: Conformance, neighbour: World['neighbour']) {
    this.#dialect = dialect
    this.#server = server
    this.#conforms = conforms
    this.#neighbour = neighbour
  }

  get neighbour(): Awaited<ReturnType<typeof addNeighbour>> {
    return this.#neighbour
  }

  async run({ given = [], as, request, expect: expected }: Case): Promise<void> {
    const known: Record<string, string> = { ...CONSTANTS, base: this.#server.url }
    for (const step of given) {
      const answer = await this.#send(step.as, filled(step.request, known))
      expect(answer.status, `before: ${step.request.method} ${step.request.path}: ${answer.text}`).toBeLessThan(300)
      for (const [name, path] of Object.entries(step.save ?? {})) known[name] = at(answer.body, path)
    }
    const sent = filled(request, known)
    const answer = await this.#send(as, sent)
    const { status, body, headers = {}, exactly } = filled(expected, known)
    expect(answer.status, answer.text).toBe(status)
    if (body !== undefined) expect(differences(answer.body, body, exactly)).toEqual([])
    for (const [name, value] of Object.entries(headers)) {
      expect(differences(answer.headers.get(name) ?? undefined, value, false, name)).toEqual([])
    }
    if (sent.method !== 'HEAD' && status !== 304) this.#conforms(sent.method, sent.path, answer)
  }

  async #send(as: Caller | undefined, { method, path, headers, body, raw }: Request): Promise<Answer> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    return this.#server.call({
      method,
      path,
      auth: await this.#credential(as ?? (this.#dialect === 'comeet' ? 'partner' : 'wk')),
      ...(content !== undefined && { body: content }),
      ...(headers && { headers }),
    })
  }

  async #credential(as: Caller): Promise<string | null> {
    switch (as) {
      case 'nobody':
        return null
      case 'partner':
        return this.#server.jwt(COMEET)
      case 'portal':
        return this.#server.jwt(PORTAL)
      case 'other':
        return this.#server.jwt(OTHER)
      case 'wk':
        return WK
      case 'guest':
        return WK_GUEST
      case 'neighbour':
        return this.#server.jwt(this.#neighbour.client)
      case 'neighbour wk':
        return this.#neighbour.token
      default: {
        const token = `CASE_${++this.#clients}`
        await this.#server.addClient(`Client ${token}`, as, { kind: 'bearer', token })
        return `Bearer ${token}`
      }
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#server.close()
  }
}

/** Puts known values where `${name}` stands. A text that is nothing else keeps the value's own type. */
function filled<T>(template: T, known: Readonly<Record<string, unknown>>): T {
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

/** `messages.0.uid` in a body. */
function at(body: any, path: string): any {
  return path.split('.').reduce((value, key) => value?.[key], body)
}
