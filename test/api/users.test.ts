import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { API, type Browser, openBrowser, PASSWORD, signInAdmin, signInAs } from './browser.ts'

/** The users of an organization, what each role may, and the clients that admins look after. */

let server: TestServer
let admin: Browser
let jobId: string
const roles: Record<string, Browser> = {}
beforeAll(async () => {
  server = await startServer()
  admin = await signInAdmin(server)
  jobId = (await admin.send('GET', '/jobs')).body.items[0].id
  roles['admin'] = admin
  roles['recruiter'] = await signInAs(server, admin, { email: 'rita@example.com', role: 'recruiter' })
  roles['hiring_manager'] = await signInAs(server, admin, {
    email: 'max@example.com',
    role: 'hiring_manager',
    jobIds: [jobId],
  })
})
afterAll(() => server.close())

const userOf = async (email: string) =>
  (await admin.send('GET', '/users')).body.items.find((user: { email: string }) => user.email === email)

describe('what each role may', () => {
  // As the contract says it: admin, recruiter, hiring manager.
  test.each([
    ['GET', '/session', undefined, [200, 200, 200]],
    ['GET', '/organization', undefined, [200, 200, 200]],
    ['PATCH', '/organization', { name: 'Acme' }, [200, 403, 403]],
    ['POST', '/custom-fields', {}, [422, 403, 403]],
    ['GET', '/users', undefined, [200, 403, 403]],
    ['POST', '/invitations', {}, [422, 403, 403]],
    ['GET', '/clients', undefined, [200, 403, 403]],
    ['POST', '/clients', {}, [422, 403, 403]],
    ['GET', '/applications', undefined, [200, 200, 200]],
    ['POST', '/applications', {}, [422, 422, 403]],
    ['DELETE', '/people/11.1111', undefined, [404, 403, 403]],
    ['GET', '/jobs', undefined, [200, 200, 200]],
    ['POST', '/jobs', {}, [422, 422, 403]],
    ['GET', '/insight/sources', undefined, [200, 200, 403]],
    ['GET', '/events', undefined, [200, 403, 403]],
  ] as const)('%s %s', async (method, path, body, expected) => {
    const statuses: number[] = []
    for (const role of ['admin', 'recruiter', 'hiring_manager']) {
      statuses.push((await (roles[role] as Browser).send(method, path, body)).status)
    }
    expect(statuses).toEqual(expected)
  })

  test('changes at once with the role, and with the jobs', async () => {
    const { id } = await userOf('max@example.com')
    const manager = roles['hiring_manager'] as Browser
    const jobs = async () => (await manager.send('GET', '/jobs')).body.items.length
    expect(await jobs()).toBe(1)
    expect((await admin.send('PATCH', `/users/${id}`, { jobIds: [] })).body.jobIds).toEqual([])
    expect(await jobs()).toBe(0)
    expect((await admin.send('PATCH', `/users/${id}`, { role: 'recruiter' })).body.role).toBe('recruiter')
    expect(await jobs()).toBe(1)
    expect((await manager.send('POST', '/jobs', {})).status).toBe(422)
    const back = await admin.send('PATCH', `/users/${id}`, { role: 'hiring_manager', jobIds: [jobId] })
    expect(back.body).toMatchObject({ role: 'hiring_manager', jobIds: [jobId] })
    const wrong = await admin.send('PATCH', `/users/${id}`, { jobIds: [jobId, '11.1111', 'x'] })
    expect(wrong.body.errors).toMatchObject([{ field: 'jobIds[2]' }])
  })
})

describe('an invitation', () => {
  const invite = (email: string, browser = admin) => browser.send('POST', '/invitations', { email, role: 'recruiter' })
  const tokenIn = ({ body }: { body: { url: string } }) => body.url.split('#')[1] as string
  const accept = (token: string) =>
    openBrowser(server).send('POST', '/invitations/accept', { token, name: 'New', password: PASSWORD })

  test('shows its link once, says who invites whom, and makes one user of many who use it at once', async () => {
    const made = await invite('new@example.com')
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ email: 'new@example.com', role: 'recruiter', invitedBy: { name: 'Ada Admin' } })
    expect(made.body.url).toMatch(new RegExp(`^http://localhost:\\d+/app/invitation#\\d+\\.[\\w-]{43}$`))
    const token = tokenIn(made)
    const { items } = (await admin.send('GET', '/invitations')).body
    expect(JSON.stringify(items)).toContain('new@example.com')
    expect(JSON.stringify(items)).not.toContain(token)
    const open = await openBrowser(server).send('GET', `/invitations/accept?token=${token}`)
    expect(open.body).toEqual({
      email: 'new@example.com',
      name: null,
      organization: { name: 'Acme' },
      role: 'recruiter',
      invitedBy: 'Ada Admin',
    })
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404, 404, 404, 404])
    expect((await admin.send('GET', '/invitations')).body.items).toEqual([])
    expect((await invite('NEW@example.com')).body.code).toBe('conflict')
  })

  test('counts no more when it was taken back, replaced or has expired', async () => {
    const back = await invite('later@example.com')
    expect((await admin.send('DELETE', `/invitations/${back.body.id}`)).status).toBe(204)
    expect((await accept(tokenIn(back))).status).toBe(404)
    const [older, newer] = [await invite('later@example.com'), await invite('later@example.com')]
    expect((await accept(tokenIn(older))).status).toBe(404)
    server.clock.time += 7 * 24 * 60 * 60_000
    expect((await accept(tokenIn(newer))).status).toBe(404)
  })

  test('gives away no more than whoever invites may', async () => {
    const grant = { native: ['users.read', 'users.write', 'organization.read'] }
    await server.addClient('Staff tool', grant, { kind: 'bearer', token: 'STAFF' })
    const ask = (method: string, path: string, body: object) =>
      server.call({ method, path: API + path, auth: 'Bearer STAFF', body })
    const { id } = await userOf('max@example.com')
    expect((await ask('POST', '/invitations', { email: 'x@example.com', role: 'admin' })).status).toBe(403)
    expect((await ask('PATCH', `/users/${id}`, { role: 'admin' })).status).toBe(403)
    expect((await ask('PATCH', `/users/${id}`, { name: 'Max' })).body.name).toBe('Max')
  })
})

describe('a link for a new password', () => {
  const offer = (id: string, browser = admin) => browser.send('POST', `/users/${id}/reset-links`, {})
  const follow = ({ body }: { body: { url: string } }, password: string) =>
    openBrowser(server).send('POST', '/invitations/accept', { token: body.url.split('#')[1], password })
  const signIn = async (password: string) =>
    (await openBrowser(server).send('POST', '/session', { email: 'lost@example.com', password })).status

  test('lets a user in with another one, once, and ends the sessions of whoever had the old one', async () => {
    const before = await signInAs(server, admin, { email: 'lost@example.com', role: 'recruiter' })
    const { id } = await userOf('lost@example.com')
    const older = await offer(id)
    const link = await offer(id)
    expect(link.status).toBe(201)
    expect(link.body).toEqual({
      url: expect.stringMatching(/^http:\/\/localhost:\d+\/app\/invitation#\d+\.[\w-]{43}$/),
      expiresAt: new Date(server.clock.time + 7 * 24 * 60 * 60_000).toISOString(),
    })
    expect((await before.send('GET', '/session')).status).toBe(200)
    expect((await follow(older, 'another good password')).status).toBe(404)
    expect((await follow(link, 'short')).body.errors).toMatchObject([{ field: 'password' }])
    expect((await follow(link, 'another good password')).status).toBe(201)
    expect((await follow(link, 'and one more password')).status).toBe(404)
    expect((await before.send('GET', '/session')).status).toBe(401)
    expect([await signIn(PASSWORD), await signIn('another good password')]).toEqual([401, 200])
    // It is no invitation.
    await offer(id)
    expect((await admin.send('GET', '/invitations')).text).not.toContain('lost@example.com')
  })

  test('is not for whoever is deactivated, nor from whoever may less', async () => {
    const { id } = await userOf('lost@example.com')
    await admin.send('PATCH', `/users/${id}`, { isActive: false })
    const { status, body } = await offer(id)
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'user_deactivated' })
    expect((await offer(id, roles['recruiter'])).status).toBe(403)
    expect((await offer('11.1111')).status).toBe(404)
    await server.addClient('Desk', { native: ['users.read', 'users.write'] }, { kind: 'bearer', token: 'DESK' })
    const boss = await userOf('admin@example.com')
    const path = `${API}/users/${boss.id}/reset-links`
    expect((await server.call({ method: 'POST', path, auth: 'Bearer DESK', body: {} })).status).toBe(403)
  })
})

test('the last admin stays one, also when two take each other’s role at once', async () => {
  const { id } = await userOf('admin@example.com')
  for (const change of [{ role: 'recruiter' }, { isActive: false }]) {
    const { status, body } = await admin.send('PATCH', `/users/${id}`, change)
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'last_admin' })
  }
  const second = await signInAs(server, admin, { email: 'second@example.com', role: 'admin' })
  const other = await userOf('second@example.com')
  const answers = await Promise.all([
    admin.send('PATCH', `/users/${other.id}`, { role: 'recruiter' }),
    second.send('PATCH', `/users/${id}`, { role: 'recruiter' }),
  ])
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  const [winner, loser] = statuses[0] === 200 ? [admin, id] : [second, other.id]
  expect((await winner.send('PATCH', `/users/${loser}`, { role: 'recruiter' })).status).toBe(409)
  const back = statuses[0] === 200 ? other.id : id
  await winner.send('PATCH', `/users/${back}`, { role: 'admin' })
})

describe('a client', () => {
  const add = (more: object = {}) =>
    admin.send('POST', '/clients', {
      name: 'Board',
      grant: { native: ['organization.read'] },
      credentialKind: 'bearer',
      ...more,
    })
  const statusWith = async (token: string) =>
    (await server.call({ path: `${API}/organization`, auth: `Bearer ${token}` })).status

  test('is added, changed, rotated and revoked, its secrets shown once', async () => {
    const added = await add()
    expect(added.status).toBe(201)
    const { client, credential } = added.body
    expect(await statusWith(credential.token)).toBe(200)
    const changed = await admin.send('PATCH', `/clients/${client.id}`, {
      grant: { scopes: ['candidates_rw'] },
      rateLimit: 5,
    })
    expect(changed.body).toMatchObject({ grant: { native: null, scopes: ['candidates_rw'] }, rateLimit: 5 })
    expect(await statusWith(credential.token)).toBe(403)
    await admin.send('PATCH', `/clients/${client.id}`, { grant: { native: ['organization.read'] }, rateLimit: null })
    const rotated = await admin.send('POST', `/clients/${client.id}/credentials`, {})
    expect(await statusWith(credential.token)).toBe(401)
    const { token } = rotated.body.credential
    expect(await statusWith(token)).toBe(200)
    const list = await admin.send('GET', '/clients')
    for (const secret of [token, credential.token]) expect(list.text).not.toContain(secret)
    // People's own client is no partner's.
    expect(list.text).not.toContain('"Longlist"')
    expect((await admin.send('DELETE', `/clients/${client.id}`)).status).toBe(204)
    expect(await statusWith(token)).toBe(401)
    expect((await admin.send('POST', `/clients/${client.id}/credentials`, {})).status).toBe(404)
    const { items } = (await admin.send('GET', '/events')).body
    const log = JSON.stringify(items)
    for (const type of [
      'client.added',
      'client.changed',
      'client.rotated',
      'client.revoked',
      'user.invited',
      'user.changed',
    ])
      expect(log).toContain(type)
    const details = await server.server.store.engine.all('select details_json from event_details', [], 'every')
    for (const secret of [token, credential.token, PASSWORD]) expect(JSON.stringify(details)).not.toContain(secret)
  })

  test('is refused when its credential has expired', async () => {
    const expiresAt = new Date(server.clock.time + 60_000).toISOString()
    const { body } = await add({ name: 'Short', expiresAt })
    expect(body.client.expiresAt).toBe(expiresAt)
    expect(await statusWith(body.credential.token)).toBe(200)
    server.clock.time += 60_000
    expect(await statusWith(body.credential.token)).toBe(401)
    const late = await add({ name: 'Late', expiresAt })
    expect(late.body.errors).toMatchObject([{ field: 'expiresAt' }])
  })

  test('is told of every wrong field, and is given nothing that is unknown', async () => {
    const { body } = await add({ name: ' ', credentialKind: 'x', more: 1 })
    expect(body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'credentialKind',
      'more',
      'name',
    ])
    const unknown = await add({ name: 'U', grant: { native: ['organization.read', 'x'], scopes: ['y'] } })
    expect(unknown.body.errors).toMatchObject([{ field: 'grant.scopes[0]' }, { field: 'grant.native[1]' }])
    expect((await add({ name: 'U', grant: {} })).body.errors).toMatchObject([{ field: 'grant' }])
  })

  test('that may look after clients gives away no more than it has, and takes over nobody', async () => {
    const grant = { native: ['clients.read', 'clients.write', 'organization.read'] }
    await server.addClient('Keeper', grant, { kind: 'bearer', token: 'KEEPER' })
    const ask = (method: string, path: string, body: object) =>
      server.call({ method, path: API + path, auth: 'Bearer KEEPER', body })
    const wanted = { name: 'Kept', credentialKind: 'bearer' }
    expect((await ask('POST', '/clients', { ...wanted, grant: { permissions: 'all' } })).status).toBe(403)
    expect((await ask('POST', '/clients', { ...wanted, grant: { native: ['organization.read'] } })).status).toBe(201)
    const { items } = (await admin.send('GET', '/clients')).body
    const strong = items.find(({ name }: { name: string }) => name === 'Comeet partner')
    expect((await ask('POST', `/clients/${strong.id}/credentials`, {})).status).toBe(403)
  })
})
