import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import type { Browser, BrowserContext } from 'playwright-core'
import { readSettings, toConfig } from '../src/config/config.ts'
import { addClient } from '../src/core/access/manageClients.ts'
import { offerSetup } from '../src/core/access/offerSetup.ts'
import { uidOf } from '../src/core/ids.ts'
import { addOrganization } from '../src/core/organizations/addOrganization.ts'
import { createServer } from '../src/server.ts'
import { openStore, type Store } from '../src/store.ts'
import { DOORS, type Places, screens } from '../test/browser/screens.ts'
import { settle } from '../test/browser/settle.ts'
import { addSampleJobs, addSamplePeople, senderOf } from '../test/samples/fill.ts'
import { launchChromium } from '../test/support/chromium.ts'

/** Pictures of every screen, wide and narrow, light and dark, with nobody, a few and many candidates. */

const HELP = `npm run screenshots -- FOLDER [options]

  --counts A,B    candidates in the store, default 0,5,5000
  --only A,B      names of screens; default all
`

const SIZES = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const
const SCHEMES = ['light', 'dark'] as const
const API = '/api/longlist/v1'
const ADMIN = { name: 'Ada Martin', email: 'ada@example.org', password: 'correct horse battery staple' }

const { values, positionals } = parseArgs({
  options: { counts: { type: 'string', default: '0,5,5000' }, only: { type: 'string' } },
  allowPositionals: true,
})
const [folder] = positionals
if (folder === undefined) process.stdout.write(HELP)
else {
  const browser = await launchChromium()
  try {
    for (const count of values.counts.split(',').map(Number)) await picture(browser, folder, count)
  } finally {
    await browser.close()
  }
}

async function picture(browser: Browser, into: string, count: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'longlist-screenshots-'))
  const config = toConfig(readSettings({}, { port: '0', data, rateLimit: '0' }))
  const key = randomBytes(32)
  const store = await openStore(config, key)
  const server = createServer(config, key, store, { logger: pino({ level: 'silent' }) })
  try {
    const jobs = await fill(store, count)
    const origin = (await server.listen()).replace('localhost', '127.0.0.1')
    const cookies = await signIn(browser, origin, (await offerSetup(store.accounts)) as string)
    for (const colorScheme of SCHEMES) {
      for (const [width, viewport] of Object.entries(SIZES)) {
        const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB', timezoneId: 'Europe/Paris' })
        const to = join(into, `${count}`, `${width}-${colorScheme}`)
        await shootAll(context, origin, to, DOORS)
        await context.addCookies(cookies)
        const places = { jobId: uidOf(jobs), candidateId: await candidate(context, origin, uidOf(jobs)) }
        await shootAll(context, origin, to, screens(places satisfies Places))
        await context.close()
      }
    }
  } finally {
    await server.close()
    rmSync(data, { recursive: true, force: true })
  }
}

/** An organization with its partners and everybody who applied. @returns the job with the most of them */
async function fill(store: Store, count: number): Promise<number> {
  const begun = Date.now()
  const { id: organizationId } = await addOrganization(store.clients, {
    name: 'Aubépine',
    reference: 'Pg4eV6k',
    customFields: ['Notice period', 'Work permit'],
  })
  const add = async (name: string, surface: 'comeet' | 'welcome-kit', token: string) => {
    const client = await addClient(store.clients, {
      organizationId,
      name,
      employeePortal: false,
      grant: { permissions: 'all' },
      credential: { kind: 'bearer', token },
    })
    return senderOf(client.client, surface)
  }
  const senders = [
    await add('Welcome to the Jungle', 'welcome-kit', 'FIRST-TOKEN'),
    await add('LinkedIn bridge', 'comeet', 'SECOND-TOKEN'),
    await add('Career site', 'comeet', 'THIRD-TOKEN'),
  ] as const
  const jobs = await addSampleJobs(store, organizationId)
  await addSamplePeople(store, jobs, { organizationId, senders, count })
  process.stderr.write(`${count} candidates in ${((Date.now() - begun) / 1000).toFixed(1)} s\n`)
  return jobs.get('Senior backend engineer')?.id as number
}

/** Makes the first admin. @returns the cookies of the session */
async function signIn(browser: Browser, origin: string, token: string) {
  const context = await browser.newContext()
  const { request } = context
  const answer = await request.post(`${origin}${API}/setup`, { data: { token, ...ADMIN }, headers: { origin } })
  if (!answer.ok()) throw new Error(`The first admin could not be made: ${await answer.text()}`)
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  for (const [email, role] of [
    ['marc@example.org', 'recruiter'],
    ['lea@example.org', 'hiring_manager'],
  ]) {
    const headers = { origin, 'x-csrf-token': csrfToken }
    await request.post(`${origin}${API}/invitations`, { data: { email, role, jobIds: [] }, headers })
  }
  const cookies = await context.cookies()
  await context.close()
  return cookies
}

async function candidate({ request }: BrowserContext, origin: string, jobId: string): Promise<string | undefined> {
  const query = `jobId=${jobId}&hasResume=true&limit=1&stageKind=active`
  const answer = await request.get(`${origin}${API}/applications?${query}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items[0]?.id
}

async function shootAll(context: BrowserContext, origin: string, to: string, paths: Readonly<Record<string, string>>) {
  mkdirSync(to, { recursive: true })
  const page = await context.newPage()
  for (const [name, path] of Object.entries(paths)) {
    if (values.only !== undefined && !values.only.split(',').includes(name)) continue
    // Another part behind the # alone would load nothing.
    await page.goto('about:blank')
    await page.goto(`${origin}/app${path}`)
    await settle(page).catch(() => process.stderr.write(`${name} did not settle in ${to}\n`))
    await page.screenshot({ path: join(to, `${name}.png`) })
  }
  await page.close()
}
