import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

/** The organization as the native API shows it, and what all its answers have in common. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await server.addClient('Reader', { native: ['organization.read'] }, { kind: 'bearer', token: 'READER' })
})
afterAll(() => server.close())

const ORGANIZATION = '/api/longlist/v1/organization'

test('a client with the permission reads the organization', async () => {
  const answer = await server.call({ path: ORGANIZATION, auth: 'Bearer READER' })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ name: 'Acme', reference: 'Pg4eV6k', linksByEmail: true })
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('errors are problem details with the id of the request', async () => {
  const { status, headers, body } = await server.call({ path: ORGANIZATION, auth: null })
  expect(status).toBe(401)
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ type: '/problems/unauthenticated', status: 401, code: 'unauthenticated' })
  expect(body.requestId).toBe(headers.get('x-request-id'))

  await server.addClient('Blind', { native: ['jobs.read'] }, { kind: 'bearer', token: 'BLIND' })
  const refused = await server.call({ path: ORGANIZATION, auth: 'Bearer BLIND' })
  expect(refused.body).toMatchObject({ status: 403, code: 'not_permitted' })
  const nowhere = await server.call({ path: '/api/longlist/v1/nowhere', auth: 'Bearer READER', undocumented: true })
  expect(nowhere.body).toMatchObject({ status: 404, code: 'not_found' })
})
