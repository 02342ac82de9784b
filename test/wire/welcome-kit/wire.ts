import { expect } from 'vitest'
import type { Row, SqlValue } from '../../../src/db/engine.ts'
import { type Answer, type Call, type StartOptions, startServer, type TestServer, WK } from '../../support/server.ts'

/** The Welcome Kit wire of a real server. Every answer is also held against the server's OpenAPI document. */

export const API = '/api/v1/external'
export const CANDIDATES = `${API}/candidates`

/** The required parameters and nothing else (document 003). */
export const SMALLEST = {
  organization_reference: 'Pg4eV6k',
  job_reference: 'WTTJ_KmqkD1Y',
  email: 'foo@example.org',
  firstname: 'Foo',
  lastname: 'Bar',
} as const

export type Params = Record<string, unknown>
type Options = Pick<Call, 'headers' | 'auth'> & { readonly query?: string }

export type Wire = {
  readonly server: TestServer
  /** Any call, with the token of `candidates_rw` unless it says otherwise. */
  call(call: Call): Promise<Answer>
  /** `POST` with a JSON body: the smallest candidate and what `params` adds or, with undefined, takes away. */
  create(params?: Params, options?: Options): Promise<Answer>
  /** Creates a candidate that must be taken. @returns its reference */
  created(params?: Params, options?: Options): Promise<string>
  read(reference: string, options?: Options): Promise<Answer>
  /** What the store holds. */
  rows(sql: string, ...params: SqlValue[]): Promise<Row[]>
  /** The row of the newest application, with its JSON parsed and the texts of its notes. */
  newest(): Promise<Stored>
  /** How much the store holds of everything that a create can write, stored files included. */
  count(): Promise<Record<string, number>>
  close(): Promise<void>
}

export type Stored = {
  readonly stageId: number
  readonly archived: boolean
  readonly surface: string
  readonly profile: unknown
  readonly statement: unknown
  readonly tags: unknown
  readonly notes: readonly string[]
}

const TABLES = ['application', 'attachment', 'note', 'person', 'event', 'event_details', 'answer'] as const

export async function startWire(options: StartOptions = {}): Promise<Wire> {
  const server = await startServer(options)
  const rows: Wire['rows'] = (sql, ...params) => server.server.store.engine.all(sql, params, 'every')

  const call: Wire['call'] = (call) => server.call({ auth: WK, ...call })
  const create: Wire['create'] = (params = {}, { query = '', ...rest } = {}) =>
    call({ path: `${CANDIDATES}${query}`, body: { ...SMALLEST, ...params }, ...rest })

  return {
    server,
    call,
    create,
    async created(params, options) {
      const answer = await create(params, options)
      expect(answer).toMatchObject({ status: 201 })
      return answer.body.reference
    },
    read: (reference, { query = '', ...rest } = {}) => call({ path: `${CANDIDATES}/${reference}${query}`, ...rest }),
    rows,
    async newest() {
      const [row] = await rows('select * from application order by id desc limit 1')
      const notes = await rows('select text from note where application_id = ?', row?.['id'] as number)
      return {
        stageId: row?.['stage_id'] as number,
        archived: row?.['archived'] === 1,
        surface: row?.['surface'] as string,
        profile: JSON.parse(row?.['profile_json'] as string),
        statement: JSON.parse(row?.['statement_json'] as string),
        tags: JSON.parse(row?.['tags_json'] as string),
        notes: notes.map(({ text }) => text as string),
      }
    },
    async count() {
      const counts: Record<string, number> = {}
      for (const table of TABLES) {
        counts[table] = (await rows(`select count(*) as n from ${table}`))[0]?.['n'] as number
      }
      const { blobs } = server.server.store
      let files = 0
      for (const pack of await blobs.packs()) for await (const _ of blobs.blobsIn(pack)) files++
      return { ...counts, files }
    },
    close: () => server.close(),
  }
}

let clients = 0

/** A new client with a token of its own. @returns its Authorization header */
export async function clientWith(wire: Wire, ...scopes: readonly string[]): Promise<string> {
  const token = `client-${++clients}`
  await wire.server.addClient(`Client ${clients}`, { scopes }, { kind: 'bearer', token })
  return `Bearer ${token}`
}

/** Checks that an error has the documented form. @returns its description */
export function refusalOf(answer: Answer, status: number, error: string): string {
  expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/)
  expect(answer.body).toEqual({ error, error_description: expect.any(String) })
  expect(answer.status).toBe(status)
  return answer.body.error_description
}

/** Checks that a parameter is refused: `validation_failed` (reference, section 2) with its name in front. */
export function invalid(answer: Answer, parameter: string): string {
  const description = refusalOf(answer, 400, 'validation_failed')
  expect(description).toMatch(new RegExp(`^${parameter} (is|are) `))
  return description
}
