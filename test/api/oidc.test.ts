import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { API, type Browser, openBrowser, PASSWORD, signInAdmin } from './browser.ts'
import { CLIENT, signInAt, startProvider, type TestProvider } from './oidc-provider.ts'

/** Signing in with a real provider of OpenID Connect. */

let server: TestServer
let provider: TestProvider
let admin: Browser
beforeAll(async () => {
  const port = String(await freePort())
  const baseUrl = `http://127.0.0.1:${port}`
  provider = await startProvider(`${baseUrl}${API}/oidc/callback`)
  server = await startServer({
    settings: {
      port,
      baseUrl,
      oidcIssuer: provider.issuer,
      oidcClientId: CLIENT.id,
      oidcClientSecret: CLIENT.secret,
      oidcName: 'Acme ID',
    },
  })
  // The provider's clock is the machine's.
  server.clock.time = Date.now()
  admin = await signInAdmin(server)
})
afterAll(async () => {
  await server.close()
  await provider[Symbol.asyncDispose]()
})

async function ask(path: string, cookie = ''): Promise<Response> {
  return fetch(path.startsWith('http') ? path : `${server.url}${API}${path}`, {
    redirect: 'manual',
    headers: { cookie },
  })
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .filter((each) => !each.includes('Max-Age=0'))
    .map((each) => each.split(';', 1)[0])
    .join('; ')

/** The whole way of a browser. */
async function signIn(subject: string, returnTo = '/app/jobs'): Promise<{ location: string | null; browser: Browser }> {
  const started = await ask(`/oidc/start?returnTo=${encodeURIComponent(returnTo)}`)
  expect(started.status).toBe(302)
  const back = await signInAt(provider, started.headers.get('location') as string, subject)
  const finished = await ask(back, cookiesOf(started))
  const browser = openBrowser(server)
  browser.cookie = cookiesOf(finished)
  return { location: finished.headers.get('location'), browser }
}

test('is offered by the name that the operator gave it', async () => {
  const { body } = await openBrowser(server).send('GET', '/sign-in-options')
  expect(body).toEqual({ oidc: { name: 'Acme ID' }, needsSetup: false })
})

test('a user is found by the verified e-mail, and from then on by the subject, whatever the e-mail', async () => {
  provider.people.set('ada', { email: 'ADMIN@example.com', isVerified: true, name: 'Ada' })
  const first = await signIn('ada')
  expect(first.location).toBe('/app/jobs')
  expect((await first.browser.send('GET', '/session')).body.user).toMatchObject({ name: 'Ada Admin', role: 'admin' })
  provider.people.set('ada', { email: 'another@example.com', isVerified: false, name: 'Ada' })
  const second = await signIn('ada')
  expect((await second.browser.send('GET', '/session')).body.user.email).toBe('admin@example.com')
  const { items } = (await admin.send('GET', '/users')).body
  expect(items).toMatchObject([{ signsInWith: 'oidc' }])
  // Somebody else to whom the provider gives the e-mail later does not become this user.
  provider.people.set('eve', { email: 'admin@example.com', isVerified: true, name: 'Eve' })
  expect((await signIn('eve')).location).toBe('/app/sign-in?problem=provider_unknown')
})

test('whoever is invited becomes a user, without a password', async () => {
  const job = (await admin.send('POST', '/invitations', { email: 'rita@example.com', role: 'recruiter' })).body
  provider.people.set('rita', { email: 'Rita@Example.com', isVerified: true, name: 'Rita Recruiter' })
  const { browser } = await signIn('rita')
  expect((await browser.send('GET', '/session')).body.user).toMatchObject({ name: 'Rita Recruiter', role: 'recruiter' })
  // The link of the invitation is used up.
  expect((await browser.send('GET', `/invitations/accept?token=${job.url.split('#')[1]}`)).status).toBe(404)
  const tried = await openBrowser(server).send('POST', '/session', { email: 'rita@example.com', password: PASSWORD })
  expect(tried.status).toBe(401)
})

test.each([
  ['nobody knows', { email: 'stranger@example.com', isVerified: true, name: 'S' }],
  ['of an e-mail that was not verified', { email: 'admin@example.com', isVerified: false, name: 'S' }],
])('somebody %s is not let in', async (_, person) => {
  provider.people.set('stranger', person)
  const { location, browser } = await signIn('stranger')
  expect(location).toBe('/app/sign-in?problem=provider_unknown')
  expect(browser.cookie).toBe('')
})

test('what comes back to another browser, twice, changed or too late counts for nothing', async () => {
  provider.people.set('ada', { email: 'admin@example.com', isVerified: true, name: 'Ada' })
  const failed = '/app/sign-in?problem=provider_failed'
  const started = await ask('/oidc/start')
  const cookie = cookiesOf(started)
  const back = await signInAt(provider, started.headers.get('location') as string, 'ada')
  const other = cookiesOf(await ask('/oidc/start'))
  expect((await ask(back)).headers.get('location')).toBe(failed)
  expect((await ask(back, other)).headers.get('location')).toBe(failed)
  expect((await ask(back, cookie.replace(/=./, '=x'))).headers.get('location')).toBe(failed)
  expect((await ask(back.replace('state=', 'state=x'), cookie)).headers.get('location')).toBe(failed)
  server.clock.time += 10 * 60_000
  expect((await ask(back, cookie)).headers.get('location')).toBe(failed)
  server.clock.time -= 10 * 60_000
  expect((await ask(back, cookie)).headers.get('location')).toBe('/app/')
  expect((await ask(back, cookie)).headers.get('location')).toBe(failed)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/app/../x',
  '/apple',
  '/app//evil.example',
  '/app/\\evil.example',
])('it comes back to no other place than the app: %s', async (returnTo) => {
  provider.people.set('ada', { email: 'admin@example.com', isVerified: true, name: 'Ada' })
  const { location } = await signIn('ada', returnTo)
  expect(new URL(location as string, server.url).href).toMatch(new RegExp(`^${server.url}/app/`))
})
