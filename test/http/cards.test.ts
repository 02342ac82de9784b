import { afterAll, beforeAll, expect, test } from 'vitest'
import { uidOf } from '../../src/core/ids.ts'
import { startServer, type TestServer, WK } from '../support/server.ts'

/** The addresses of a candidate's card that answers carry (`modal_path`, `URL`): they lead to the web app, and tell nothing. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

async function open(path: string): Promise<{ status: number; location: string | null; text: string }> {
  const response = await fetch(server.url + path, { redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}

test('both wires’ addresses of a candidate lead to the same place', async () => {
  const body = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: 'foo@example.org',
    firstname: 'Foo',
    lastname: 'Bar',
  }
  const made = (await server.call({ path: '/api/v1/external/candidates', body, auth: WK })).body
  const id = Number.parseInt(made.reference.slice(-12), 16)
  const headers = { IDENTIFIER_TYPE: 'REAL_ID' }
  const read = (await server.call({ path: `/candidates/${id}`, headers })).body
  const location = `/app/candidates/${uidOf(id)}`
  expect(await open(made.modal_path)).toMatchObject({ status: 302, location })
  expect(await open(new URL(read.URL).pathname)).toMatchObject({ status: 302, location })
})

test('who is not there, is answered alike', async () => {
  const paths = [
    '/dashboard/o/Pg4eV6k/jobs/WTTJ_KmqkD1Y/card/wttj-d655345409a60000aaaaaaaa',
    '/dashboard/o/nowhere/jobs/none/card/wttj-00000000000000000000abcd',
    '/app/req/999/can/123456',
  ]
  for (const path of paths) {
    expect(await open(path)).toMatchObject({
      status: 302,
      location: expect.stringMatching(/^\/app\/candidates\/[\dA-F.]+$/),
    })
  }
})

test.each([
  '/dashboard/o/a/jobs/b/card/x',
  '/dashboard/o/a/jobs/b/card/wttj-zz',
  '/dashboard/o/a/jobs/b/card/%2F%2Fevil.example',
  '/app/req/1/can/x',
  '/app/req/1/can/0',
  '/app/req/1/can/999999999999999',
  '/app/req/1/can/..%2f..%2fevil',
])('%s, which can name nobody, leads to the list', async (path) => {
  expect(await open(path)).toMatchObject({ status: 302, location: '/app/candidates' })
})
