import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { post } from '../wire/comeet/candidate.ts'
import { changes, live } from './stream.ts'

/** What happens, told as it happens, whoever made it happen. */

const READER = { native: ['applications.read.own', 'applications.read.others', 'jobs.read', 'jobs.update'] }
const AUTH = 'Bearer READER'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
  await server.addClient('Reader', READER, { kind: 'bearer', token: 'READER' })
})
afterEach(() => server.close())

test('applications that come in through another wire are told once each, with who sent them', async () => {
  const reader = await live(server, AUTH)
  await post(server, { email: 'ada@example.com' })
  await post(server, { email: 'grace@example.com' })
  const [first, second] = await changes(reader, 2)
  expect(first).toMatchObject({
    type: 'application.submitted',
    jobId: expect.stringMatching(/^[0-9A-F]{2}\./),
    actor: { type: 'client', name: 'Comeet partner' },
  })
  expect(second.applicationId).not.toBe(first.applicationId)
  await server.close()
  expect(await reader.rest()).toEqual([])
})
