import type { GrantSpec } from '../../src/core/access/client.ts'
import { PERMISSIONS } from '../../src/core/access/permissions.ts'
import { uidOf } from '../../src/core/ids.ts'
import { addJob } from '../../src/core/jobs/addJob.ts'
import { type Answer, type Call, startServer, type TestServer } from '../support/server.ts'

/** A server with jobs, stages and a client of the native API that may do everything with applications. */

export const API = '/api/longlist/v1'
export const DESK = 'Bearer DESK'

export type Recruiting = AsyncDisposable & {
  readonly server: TestServer
  /** Asks below the API's prefix, as the desk unless it says otherwise. */
  ask(path: string, more?: Omit<Call, 'path'>): Promise<Answer>
  /** A new application through the native API, a second later than the one before. */
  apply(lastName: string, more?: object): Promise<Answer['body']>
  /** Every page of a list, one after another. */
  pages(query: string, limit: number): Promise<Answer['body'][][]>
  readonly jobs: { readonly first: string; readonly second: string }
  readonly stages: Readonly<Record<'initial' | 'interview' | 'refused' | 'hired' | 'other' | 'otherHired', string>>
}

export async function startRecruiting(): Promise<Recruiting> {
  const server = await startServer()
  const { organizationId } = server
  await server.addClient('Desk', EVERYTHING, { kind: 'bearer', token: 'DESK' })
  const deps = server.server.store.clients
  const add = (name: string, stages: object[]) =>
    addJob(deps, {
      organizationId,
      name,
      status: 'open',
      uid: name.slice(0, 5),
      reference: `R${name}`,
      stages,
    } as never)
  const first = await add('Front desk', [
    { name: 'New', reference: 'initial' },
    { name: 'Talk', reference: 'talk' },
    { name: 'No', reference: 'refused' },
    { name: 'Yes', reference: 'hired' },
  ])
  const second = await add('Warehouse', [
    { name: 'Inbox', reference: 'initial' },
    { name: 'Hired', reference: 'hired' },
  ])
  const ids = [...first.stages, ...second.stages].map(({ id }) => uidOf(id)) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const [initial, interview, refused, hired, other, otherHired] = ids

  const ask: Recruiting['ask'] = (path, more = {}) => server.call({ path: API + path, auth: DESK, ...more })
  return {
    server,
    ask,
    async apply(lastName, more = {}) {
      server.clock.time += 1000
      const profile = { firstName: 'Ada', lastName }
      const { status, body } = await ask('/applications', { body: { jobId: uidOf(first.id), profile, ...more } })
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body
    },
    async pages(query, limit) {
      const found: Answer['body'][][] = []
      for (let cursor = ''; ; ) {
        const { status, body } = await ask(`/applications?${query}&limit=${limit}${cursor}`)
        if (status !== 200) throw new Error(JSON.stringify(body))
        found.push(body.items)
        if (body.next === null) return found
        cursor = `&cursor=${body.next}`
      }
    },
    jobs: { first: uidOf(first.id), second: uidOf(second.id) },
    stages: { initial, interview, refused, hired, other, otherHired },
    [Symbol.asyncDispose]: () => server.close(),
  }
}

const EVERYTHING: GrantSpec = { native: [...PERMISSIONS] }
