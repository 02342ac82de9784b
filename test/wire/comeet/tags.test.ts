import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer, WK } from '../../support/server.ts'
import { create, expectRefusal, patch, post, read, update } from './candidate.ts'

/** Tags, which the documents only let be read (reference, section 15), can be written here. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const named = (...names: string[]) => names.map((name) => ({ name }))

test.each([
  [named('backend', 'remote'), ['backend', 'remote']],
  [
    ['backend', 'remote'],
    ['backend', 'remote'],
  ],
  [
    ['backend', { name: 'remote', more: 1 }],
    ['backend', 'remote'],
  ],
  [['twice', ' twice ', { name: 'twice' }], ['twice']],
  [
    ['C++', '.NET', 'Zoë, 東京'],
    ['C++', '.NET', 'Zoë, 東京'],
  ],
  [[], []],
  [null, []],
  [undefined, []],
])('%j', async (tags, expected) => {
  const created = await create(server, { tags })
  expect(created.tags).toEqual(named(...expected))
  expect((await read(server, created.uid)).tags).toEqual(named(...expected))
  const { uid } = await create(server)
  expect((await update(server, uid, { tags })).tags).toEqual(named(...expected))
})

test('an update replaces them, and leaves them when it does not name them', async () => {
  const { uid } = await create(server, { tags: ['one', 'two'] })
  await update(server, uid, { phone: '1' })
  expect((await read(server, uid)).tags).toEqual(named('one', 'two'))
  await update(server, uid, { tags: ['three'] })
  expect((await read(server, uid)).tags).toEqual(named('three'))
  for (const nothing of [[], null]) {
    await update(server, uid, { tags: ['four'] })
    expect((await update(server, uid, { tags: nothing })).tags).toEqual([])
  }
})

test('they go both ways between the wires', async () => {
  const params = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: 'sam@example.com',
    firstname: 'Sam',
    lastname: 'Stone',
    tag_list: 'typescript, postgres',
  }
  const created = await server.call({ path: '/api/v1/external/candidates', body: params, auth: WK })
  const { reference } = created.body
  const headers = { IDENTIFIER_TYPE: 'REAL_ID' }
  const { uid, tags } = await read(server, String(Number.parseInt(reference.slice(-12), 16)), { headers })
  expect(tags).toEqual(named('typescript', 'postgres'))
  await update(server, uid, { tags: [...tags, 'rust'] })
  const answer = await server.call({ path: `/api/v1/external/candidates/${reference}?tags=true`, auth: WK })
  expect(answer.body.tags).toEqual(['typescript', 'postgres', 'rust'])
})

describe.each([
  ['creating', (tags: unknown) => post(server, { tags })],
  ['updating', async (tags: unknown) => patch(server, (await create(server)).uid, { tags })],
] as const)('%s is refused', (_, send) => {
  test.each([
    ['invalid_value', 'backend'],
    ['invalid_value', { name: 'backend' }],
    ['invalid_value', [1]],
    ['required_field', ['ok', '']],
    ['required_field', [' ']],
    ['required_field', [{}]],
    ['required_field', [{ name: '' }]],
    ['string_size_limit', ['x'.repeat(256)]],
    ['string_size_limit', [{ name: 'x'.repeat(256) }]],
    ['invalid_value', Array.from({ length: 101 }, (_unused, i) => `tag ${i}`)],
  ])('with %s: %j', async (slug, tags) => {
    expectRefusal(await send(tags), 400, slug)
  })
})
