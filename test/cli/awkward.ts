import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { samples } from '../support/sample-files.ts'
import { addNeighbour, type TestServer, WK } from '../support/server.ts'
import { file } from '../wire/comeet/candidate.ts'
import type { CopiedStore, Reader } from './copied-stores.ts'
import { serveStore, withFiles } from './copied-stores.ts'

/** What may go wrong on the way from one store to another, and how to see that it did not. */

export type Asked = { readonly path: string; readonly as: 'comeet' | 'welcome-kit' | 'neighbour' }

const NUL = 'with a NUL \0 within'
const NEIGHBOUR = { apiKey: 'neighbour-key', secret: 'neighbour-secret-of-32-character' }

/** Fills a store with awkward candidates. @returns what to ask it for */
export async function fillAwkwardly(server: TestServer): Promise<Asked[]> {
  const neighbour = await addNeighbour(server)
  const asked: Asked[] = []
  const pdf = (size: number) => Buffer.concat([samples.pdf, randomBytes(size)])
  const create = async (fields: object) => {
    const body = { position_uid: '11.11', first_name: 'Zoë', last_name: 'Müller-Łukasiewicz', ...fields }
    const answer = await server.call({
      path: '/candidates',
      body,
      headers: { 'idempotency-key': randomBytes(8).toString('hex') },
    })
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
    asked.push({ path: `/candidates/${answer.body.uid}`, as: 'comeet' })
    return answer.body.uid as string
  }
  await create({ first_name: '𝒵𝓸ë 👩🏽‍💻', last_name: '李\u202e\u0301', note: 'with a NUL within' })
  await create({ note: `${'long '.repeat(5_999)}ß`, email: 'ZOE@Example.com', partner_candidate_id: "o'Brien; --" })
  await create({ custom_fields: { field1: '' }, email: 'zoe@example.com', note: '\\u0000 \\ " \n\r\t' })
  await create({
    resume: file('ré 履歴書.pdf', pdf(100_000)),
    files: [file('a.txt', samples.text), file('b.txt', samples.text)],
  })
  const replaced = await create({ picture: file('old.png', samples.png), resume: file('cv.pdf', pdf(10)) })
  const changed = await server.call({
    method: 'PATCH',
    path: `/candidates/${replaced}`,
    body: { picture: null, note: 'again' },
  })
  expect(changed).toMatchObject({ status: 200 })
  for (const [index, size] of [1, 511, 512, 513, 3_000_000].entries()) {
    await create({ last_name: `Size ${index}`, resume: file(`${size}.pdf`, pdf(size)) })
  }

  // No wire takes a NUL any more, but a store may hold one.
  await server.server.store.engine.write('update note set text = ? where text = ?', [NUL, 'with a NUL within'], 'every')

  const wk = await server.call({
    path: '/api/v1/external/candidates',
    auth: WK,
    body: {
      organization_reference: 'Pg4eV6k',
      job_reference: 'WTTJ_KmqkD1Y',
      firstname: 'Grâce',
      lastname: 'Hopper',
      email: 'grace@example.com',
      comment: 'un deux',
    },
  })
  expect(wk).toMatchObject({ status: 201 })
  asked.push({ path: `/api/v1/external/candidates/${wk.body.reference}`, as: 'welcome-kit' })

  const auth = await server.jwt(neighbour.client)
  const body = {
    position_uid: '22.22',
    first_name: 'Zoë',
    last_name: 'Next',
    email: 'zoe@example.com',
    resume: file('cv.pdf', pdf(99)),
  }
  const other = await server.call({ path: '/candidates', auth, body })
  expect(other).toMatchObject({ status: 201 })
  asked.push({ path: `/candidates/${other.body.uid}`, as: 'neighbour' })
  return asked
}

/** What a store answers, with the files behind the links. */
export async function answersOf(store: CopiedStore, asked: readonly Asked[]): Promise<unknown[]> {
  await using reader = await serveStore(store)
  const answers: unknown[] = []
  for (const { path, as } of asked) {
    const { status, body } = await reader.get(path, await authorization(reader, as))
    expect({ path, status }).toEqual({ path, status: 200 })
    answers.push(await withFiles(body, reader.url))
  }
  return answers
}

async function authorization(reader: Reader, as: Asked['as']): Promise<string> {
  if (as === 'welcome-kit') return WK
  return as === 'neighbour' ? reader.jwt(NEIGHBOUR) : reader.jwt()
}
