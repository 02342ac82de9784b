import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { API, type Browser, openBrowser, PASSWORD, setupToken, signInAdmin } from './browser.ts'

/** How people sign in, stay signed in and sign out. */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let server: TestServer
let admin: Browser
beforeEach(async () => {
  server = await startServer()
  admin = await signInAdmin(server)
})
afterEach(() => server.close())

const signIn = (browser: Browser, password = PASSWORD, email = 'admin@example.com') =>
  browser.send('POST', '/session', { email, password })

describe('signing in', () => {
  test('with the right password begins a session, in a cookie that no script reads', async () => {
    const browser = openBrowser(server)
    expect((await browser.send('GET', '/session')).status).toBe(401)
    const { status, body, headers } = await signIn(browser, PASSWORD, 'Admin@Example.COM')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      user: { name: 'Ada Admin', email: 'admin@example.com', role: 'admin', locale: null, colorScheme: 'auto' },
      organization: { name: 'Acme', reference: 'Pg4eV6k' },
      expiresAt: new Date(server.clock.time + 14 * DAY).toISOString(),
    })
    expect(body.permissions).toEqual(expect.arrayContaining(['users.write', 'applications.read.others']))
    const cookie = headers.get('set-cookie') as string
    expect(cookie).toMatch(/^longlist_session=\d+\.[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/)
    expect((await browser.send('GET', '/session')).body).toEqual(body)
    // The store has no token, and the log no password.
    const rows = await server.server.store.engine.all('select * from session', [], 'every')
    expect(JSON.stringify(rows)).not.toContain(cookie.slice(0, 60).split(/[=;]/)[1])
    expect(server.log.join('\n')).not.toContain(PASSWORD)
  })

  test('with a wrong password, a wrong e-mail or without a password is refused with the same words', async () => {
    const answers = [
      await signIn(openBrowser(server), 'something else entirely'),
      await signIn(openBrowser(server), PASSWORD, 'nobody@example.com'),
      await signIn(openBrowser(server), ''),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(401)
      const { requestId: _, ...same } = body
      expect(same).toEqual({
        type: '/problems/wrong_credentials',
        title: 'Not signed in',
        status: 401,
        detail: 'The e-mail or the password is not right',
        code: 'wrong_credentials',
      })
    }
  })

  test('is slowed down after ten failures, also for the right password, and longer after each more', async () => {
    const browser = openBrowser(server)
    const attempts = await Promise.all(Array.from({ length: 14 }, () => signIn(browser, 'a wrong password')))
    expect(attempts.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array(10).fill(401),
      ...Array(4).fill(429),
    ])
    const refused = await signIn(browser)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBe(15 * 60)
    server.clock.time += 15 * MINUTE
    expect((await signIn(browser, 'a wrong password')).status).toBe(401)
    expect(Number((await signIn(browser)).headers.get('retry-after'))).toBe(30 * 60)
    server.clock.time += 30 * MINUTE
    expect((await signIn(browser)).status).toBe(200)
    // Success is no failure, however often.
    for (let time = 0; time < 12; time++) expect((await signIn(openBrowser(server))).status).toBe(200)
  })

  test('from one address may fail for many people, and then for nobody more', async () => {
    await using fresh = await startServer()
    const tries = Array.from({ length: 51 }, (_, index) => `nobody${index % 10}@example.com`)
    const statuses: number[] = []
    for (const email of tries) {
      statuses.push((await openBrowser(fresh).send('POST', '/session', { email, password: 'a wrong password' })).status)
    }
    expect(statuses).toEqual([...Array(50).fill(401), 429])
  })

  test('asks which organization where the same e-mail and password are known in several', async () => {
    const { accounts } = server.server.store
    const { addOrganization } = await import('../../src/core/organizations/addOrganization.ts')
    const { inviteUser } = await import('../../src/core/access/inviteUser.ts')
    const { byOperator } = await import('../../src/core/access/account-event.ts')
    const other = await addOrganization(accounts, { name: 'Beta', customFields: [] })
    const by = byOperator(other.id, 'test')
    const wanted = { email: 'admin@example.com', role: 'recruiter', jobIds: [], invitedBy: 0 } as const
    const { token } = await inviteUser(accounts, by, wanted)
    await openBrowser(server).send('POST', '/invitations/accept', { token, name: 'Ada Beta', password: PASSWORD })

    const browser = openBrowser(server)
    const { status, body } = await signIn(browser)
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'choose_organization' })
    expect(body.organizations.map(({ name }: { name: string }) => name)).toEqual(['Acme', 'Beta'])
    const organizationId = body.organizations[1].id
    const chosen = await browser.send('POST', '/session', {
      email: 'admin@example.com',
      password: PASSWORD,
      organizationId,
    })
    expect(chosen.body).toMatchObject({ user: { name: 'Ada Beta', role: 'recruiter' }, organization: { name: 'Beta' } })
    // Whoever knows no password learns of no organization.
    expect((await signIn(browser, 'a wrong password')).body.organizations).toBeUndefined()
  })
})

describe('a write of a browser', () => {
  const change = (headers: Record<string, string>, browser = admin) =>
    browser.send('PATCH', '/me', { name: 'Eve' }, headers)

  test.each([
    ['without the token', { 'x-csrf-token': '' }],
    ['with the token of another session', { 'x-csrf-token': 'x'.repeat(43) }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from an origin that says nothing of itself', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const { status, body } = await change(headers)
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'csrf' })
    expect((await admin.send('GET', '/session')).body.user.name).toBe('Ada Admin')
  })

  test('needs no more than the token where the browser says nothing of where it comes from', async () => {
    const { cookie = '', csrfToken } = admin
    const headers = { cookie, 'x-csrf-token': csrfToken }
    const path = `${API}/me`
    expect((await server.call({ method: 'PATCH', path, auth: null, headers, body: { locale: 'fr' } })).status).toBe(200)
  })

  test('to sign in from another site is refused too', async () => {
    const body = { email: 'admin@example.com', password: PASSWORD }
    const answer = await openBrowser(server).send('POST', '/session', body, { origin: 'https://evil.example' })
    expect(answer.body.code).toBe('csrf')
  })
})

describe('a session', () => {
  test('goes on while it is used, and ends after 14 days without, and after 90 in any case', async () => {
    const status = async () => (await admin.send('GET', '/session')).status
    server.clock.time += 14 * DAY - 1
    expect(await status()).toBe(200)
    server.clock.time += 14 * DAY
    expect(await status()).toBe(401)

    const start = server.clock.time
    expect((await signIn(admin)).status).toBe(200)
    for (let day = 10; day < 90; day += 10) {
      server.clock.time = start + day * DAY
      expect(await status()).toBe(200)
    }
    expect((await admin.send('GET', '/session')).body.expiresAt).toBe(new Date(start + 90 * DAY).toISOString())
    server.clock.time = start + 90 * DAY
    expect(await status()).toBe(401)
  })

  test('ends where one signs out, and everywhere when one asks for it', async () => {
    const [here, there] = [openBrowser(server), openBrowser(server)]
    await signIn(here)
    await signIn(there)
    const kept = here.cookie as string
    expect((await here.send('DELETE', '/session')).status).toBe(204)
    expect(here.cookie).toBeUndefined()
    expect((await here.send('GET', '/session', undefined, { cookie: kept })).status).toBe(401)
    expect((await there.send('GET', '/session')).status).toBe(200)
    expect((await there.send('DELETE', '/sessions')).status).toBe(204)
    expect((await admin.send('GET', '/session')).status).toBe(401)
  })

  test('is none when any character of its token is another', async () => {
    const cookie = admin.cookie as string
    const flipped = cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A')
    for (const wrong of [
      flipped,
      `${cookie}A`,
      cookie.replace(/=\d+\./, '=1.'),
      'longlist_session=',
      'longlist_session=x',
    ]) {
      expect((await admin.send('GET', '/session', undefined, { cookie: wrong })).status).toBe(401)
    }
  })

  test('of somebody who was deactivated ends at once', async () => {
    const { body } = await admin.send('POST', '/invitations', { email: 'b@example.com', role: 'recruiter' })
    const other = openBrowser(server)
    const token = body.url.split('#')[1]
    const accepted = await other.send('POST', '/invitations/accept', { token, name: 'Bea', password: PASSWORD })
    await admin.send('PATCH', `/users/${accepted.body.user.id}`, { isActive: false })
    expect((await other.send('GET', '/session')).status).toBe(401)
    expect((await signIn(openBrowser(server), PASSWORD, 'b@example.com')).body.code).toBe('wrong_credentials')
  })
})

test('a new password needs the one before, ends every other session, and is kept as argon2id', async () => {
  const other = openBrowser(server)
  await signIn(other)
  const change = (current: string, next: string) => admin.send('PATCH', '/me', { password: { current, new: next } })
  const fields = async (answer: ReturnType<typeof change>) => {
    const { status, body } = await answer
    return { status, fields: body.errors?.map(({ field }: { field: string }) => field) }
  }
  expect(await fields(change('wrong', 'another good password'))).toEqual({ status: 422, fields: ['password.current'] })
  for (const bad of [
    'elevenchars',
    'ADMIN@example.com',
    'password1234',
    'Password1234',
    'aaaaaaaaaaaaaa',
    '€'.repeat(334),
  ]) {
    expect(await fields(change(PASSWORD, bad))).toEqual({ status: 422, fields: ['password.new'] })
  }
  expect((await change(PASSWORD, 'pässwörter sind lang')).status).toBe(200)
  expect((await admin.send('GET', '/session')).status).toBe(200)
  expect((await other.send('GET', '/session')).status).toBe(401)
  expect((await signIn(openBrowser(server))).status).toBe(401)
  // The same characters in another form.
  expect((await signIn(openBrowser(server), 'pässwörter sind lang'.normalize('NFD'))).status).toBe(200)
  const [row] = await server.server.store.engine.all('select password_hash from user_account', [], 'every')
  expect(row?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

describe('the setup', () => {
  test('is over once there is an admin', async () => {
    const options = await openBrowser(server).send('GET', '/sign-in-options')
    expect(options.body).toEqual({ oidc: null, needsSetup: false })
    await expect(setupToken(server)).rejects.toThrow('already')
  })

  test('makes one admin by one link, of many who use it at once; a newer link takes the place of an older one', async () => {
    await using fresh = await startServer()
    const browser = openBrowser(fresh)
    expect((await browser.send('GET', '/sign-in-options')).body.needsSetup).toBe(true)
    const old = await setupToken(fresh)
    const token = await setupToken(fresh)
    expect((await browser.send('GET', `/setup?token=${old}`)).status).toBe(404)
    expect((await browser.send('GET', `/setup?token=${token}`)).body).toEqual({ organization: { name: 'Acme' } })
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        openBrowser(fresh).send('POST', '/setup', {
          token,
          name: 'Ada',
          email: `ada${index}@example.com`,
          password: PASSWORD,
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404, 404, 404, 404])
    const [row] = await fresh.server.store.engine.all('select count(*) as users from user_account', [], 'every')
    expect(Number(row?.['users'])).toBe(1)
  })

  test('does not count any more after seven days', async () => {
    await using fresh = await startServer()
    const token = await setupToken(fresh)
    fresh.clock.time += 7 * DAY
    expect((await openBrowser(fresh).send('GET', `/setup?token=${token}`)).status).toBe(404)
  })
})
