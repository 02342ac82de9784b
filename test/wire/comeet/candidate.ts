import { expect } from 'vitest'
import type { Application } from '../../../src/core/applications/application.ts'
import type { Move } from '../../../src/core/applications/move.ts'
import { idOfUid } from '../../../src/core/ids.ts'
import type { Change } from '../../../src/core/unit-of-work.ts'
import { createApplicationReader } from '../../../src/db/stores/applications.ts'
import type { Answer, TestServer } from '../../support/server.ts'

/** What the suites of this wire share: a smallest candidate, calls that must succeed, and forms of server-made values. */

export const MINIMAL = { position_uid: '11.11', first_name: 'Bobby', last_name: 'Chauck' } as const

/** Forms of what the server makes up (reference, section 1.7). */
export const form = {
  uid: () => expect.stringMatching(/^[0-9A-F]{2}\.[0-9A-F]{4,6}$/),
  time: () => expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  link: () => expect.stringMatching(/^http:\/\/[^/]+\/files\//),
  text: () => expect.stringMatching(/./),
}

export function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes as Uint8Array).toString('base64')
}

/** A file as the wire has it. */
export function file(name: string, bytes: Uint8Array | string): { name: string; file: string } {
  return { name, file: base64(bytes) }
}

/** Content that begins like `head` and is exactly `size` bytes. */
export function padded(head: Uint8Array, size: number): Buffer {
  const bytes = Buffer.alloc(size, 0x20)
  bytes.set(head)
  return bytes
}

type Options = { readonly auth?: string | null; readonly headers?: Record<string, string> }

export async function post(server: TestServer, fields: object, options: Options = {}): Promise<Answer> {
  return server.call({ path: '/candidates', body: { ...MINIMAL, ...fields }, ...options })
}

export async function patch(server: TestServer, uid: string, body: object, options: Options = {}): Promise<Answer> {
  return server.call({ method: 'PATCH', path: `/candidates/${uid}`, body, ...options })
}

/** Creates a candidate, which must succeed. */
export async function create(server: TestServer, fields: object = {}, options: Options = {}): Promise<Answer['body']> {
  const answer = await post(server, fields, options)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

/** Updates a candidate, which must succeed. */
export async function update(server: TestServer, uid: string, body: object, options: Options = {}) {
  const answer = await patch(server, uid, body, options)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** Reads a candidate, which must succeed. */
export async function read(server: TestServer, uid: string, options: Options = {}): Promise<Answer['body']> {
  const answer = await server.call({ path: `/candidates/${uid}`, ...options })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** Reads a file by its link, as a browser would: without a credential. */
export async function download(server: TestServer, link: string, method = 'GET') {
  const response = await fetch(atServer(server, link), { method })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes }
}

/** A link of an answer at the address at which the test reaches the server. */
export function atServer(server: TestServer, link: string): string {
  const { pathname, search } = new URL(link)
  return server.url + pathname + search
}

/** A refusal has the documented form and nothing beside it but what is named here. */
export function expectRefusal(answer: Answer, status: number, error: string, more: object = {}): void {
  expect(answer.status, answer.text).toBe(status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  expect(answer.body).toEqual({ status, error, message: form.text(), ...more })
}

export async function addCustomFields(server: TestServer, names: readonly string[]): Promise<void> {
  const { organizationId } = server
  const changes = names.map((name) => ({ do: 'addCustomField', organizationId, name }) as const)
  expect(await server.server.store.clients.work.commit(changes)).toBeUndefined()
}

/** Moves, deletes or otherwise changes candidates as other parts of the server do, in the store itself. */
export function inStore(server: TestServer) {
  const { organizationId } = server
  const applications = createApplicationReader(server.server.store.engine)
  const { work, ids } = server.server.store.clients
  const find = async (uid: string) => {
    const application = await applications.byId(organizationId, idOfUid(uid) as number)
    if (!application) throw new Error(`There is no candidate ${uid}`)
    return application
  }
  const commit = async (...changes: readonly Change[]) => expect(await work.commit(changes)).toBeUndefined()
  const change = async (uid: string, more: Partial<Application>, ...changes: readonly Change[]) => {
    const from = await find(uid)
    const now = server.clock.time
    const application = { ...from, version: from.version + 1, updatedAt: now, ...more }
    await commit({ do: 'changeApplication', application, from }, ...changes)
  }
  return {
    commit,
    change,
    nextId: () => ids.next(),
    /** Deletes one: a stub is left. */
    remove: (uid: string) => change(uid, { deletedAt: server.clock.time, profile: { firstName: '', lastName: '' } }),
    removeAsDuplicate: async (uid: string, survivor: string) =>
      change(uid, { deletedAt: server.clock.time, duplicateOf: idOfUid(survivor) as number }),
    /** Moves one to another stage, of its job or of another one. */
    async move(uid: string, stageId: number, more: Partial<Application> = {}) {
      const from = await find(uid)
      const at = server.clock.time
      const to = { jobId: more.jobId ?? from.jobId, stageId }
      const move: Move = {
        organizationId,
        id: await ids.next(),
        applicationId: from.id,
        clientId: from.clientId,
        from: { jobId: from.jobId, stageId: from.stageId },
        to,
        enteredAt: from.stageEnteredAt,
        at,
      }
      await change(uid, { ...to, stageEnteredAt: at, ...more }, { do: 'addMove', move })
    },
  }
}
