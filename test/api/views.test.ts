import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { type Browser, signInAdmin, signInAs } from './browser.ts'

/** Saved views: whose they are, who sees them, and who changes them. */

let server: TestServer
let admin: Browser
let rita: Browser
let remy: Browser
beforeAll(async () => {
  server = await startServer()
  admin = await signInAdmin(server)
  rita = await signInAs(server, admin, { email: 'rita@example.com', role: 'recruiter' })
  remy = await signInAs(server, admin, { email: 'remy@example.com', role: 'recruiter' })
})
afterAll(() => server.close())

const definition = { filter: { stageKind: ['new'], q: 'C++' }, sort: '-created', columns: ['name'], layout: 'table' }
const namesFor = async (browser: Browser) =>
  (await browser.send('GET', '/views')).body.items.map(({ name, isMine }: any) => [name, isMine])

test('what is shared everybody sees, and its owner and admins change; what is not, the owner alone', async () => {
  const own = (await rita.send('POST', '/views', { name: 'Mine', definition })).body
  const shared = (await rita.send('POST', '/views', { name: 'Ours', isShared: true, definition })).body
  expect(shared).toMatchObject({ name: 'Ours', isShared: true, isMine: true, definition })
  expect(shared.owner.name).toBe('recruiter of test')
  expect(await namesFor(rita)).toEqual([
    ['Mine', true],
    ['Ours', true],
  ])
  expect(await namesFor(remy)).toEqual([['Ours', false]])

  const rename = (browser: Browser, id: string) => browser.send('PATCH', `/views/${id}`, { name: 'Changed' })
  expect((await rename(remy, own.id)).status).toBe(404)
  expect((await rename(admin, own.id)).status).toBe(404)
  expect((await rename(remy, shared.id)).status).toBe(403)
  expect((await remy.send('DELETE', `/views/${shared.id}`)).status).toBe(403)
  expect((await rename(admin, shared.id)).body).toMatchObject({ name: 'Changed', isMine: false, definition })
  expect((await admin.send('PATCH', `/views/${shared.id}`, { isShared: false })).status).toBe(403)
  expect((await rita.send('PATCH', `/views/${shared.id}`, { isShared: false })).body.isShared).toBe(false)
  expect(await namesFor(remy)).toEqual([])
  expect((await rita.send('DELETE', `/views/${own.id}`)).status).toBe(204)
  expect((await rita.send('DELETE', `/views/${own.id}`)).status).toBe(404)

  const log = (await admin.send('GET', '/events?limit=6')).body.items.filter(({ type }: any) => type.startsWith('view'))
  expect(log.map(({ type }: any) => type)).toEqual([
    'view.removed',
    'view.changed',
    'view.changed',
    'view.added',
    'view.added',
  ])
  expect(log[0].actor).toEqual({ type: 'user', name: 'recruiter of test' })
})

test('a client has none of its own', async () => {
  await server.addClient('Reader', { native: ['jobs.read'] }, { kind: 'bearer', token: 'READER' })
  const asked = { path: '/api/longlist/v1/views', auth: 'Bearer READER' }
  expect((await server.call(asked)).body).toEqual({ items: [] })
  expect((await server.call({ ...asked, body: { name: 'X', definition } })).status).toBe(403)
})

test('the log is read newest first, page after page, by admins', async () => {
  expect((await rita.send('GET', '/events')).status).toBe(403)
  const whole = (await admin.send('GET', '/events?limit=200')).body
  expect(whole.next).toBeNull()
  const paged: any[] = []
  for (let cursor = ''; ; ) {
    const { items, next } = (await admin.send('GET', `/events?limit=3${cursor}`)).body
    paged.push(...items)
    if (next === null) break
    cursor = `&cursor=${next}`
  }
  expect(paged).toEqual(whole.items)
  expect(paged[0].type).toBe('view.removed')
})
