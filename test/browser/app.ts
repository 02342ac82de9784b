import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { Browser as ApiBrowser } from '../api/browser.ts'
import { launchChromium, noChromium } from '../support/chromium.ts'
import { type StartOptions, startServer, type TestServer } from '../support/server.ts'
import { watch } from './watch.ts'

/** The app in a real browser, on the real server; both are for one file of tests. */

const PAGE = fileURLToPath(new URL('../../web/dist/index.html', import.meta.url))
/** Long enough for a busy machine: what is waited for usually comes within a second. */
export const PATIENCE = 60_000
/** Where the pictures of failures lie. */
const FAILURES = join(tmpdir(), 'longlist-browser-failures')
let pictures = 0

export type OpenOptions = BrowserContextOptions & {
  /** Whose session the browser has. */
  readonly as?: ApiBrowser
  /** Answers that are expected to be refused, by a part of their address. */
  readonly refused?: readonly string[]
}

export type App = {
  readonly server: TestServer
  /** Opens a browser of its own at an address of the app, for this test. */
  open(path: string, options?: OpenOptions): Promise<Page>
}

/** Starts both before the tests of a file. Where there is no Chromium, its tests are to be skipped. */
export function useApp(prepare: (server: TestServer) => Promise<void>, options: StartOptions = {}): App {
  let server: TestServer
  let chromium: Chromium
  beforeAll(async () => {
    if (noChromium !== undefined) return
    if (!existsSync(PAGE)) throw new Error('The app is not built: npm run build:web')
    // What happens in a browser happens in real time.
    server = await startServer({ overrides: { clock: { now: () => Date.now() } }, ...options })
    chromium = await launchChromium()
    await prepare(server)
  })
  afterAll(async () => {
    await chromium?.close()
    await server?.close()
  })
  return {
    get server() {
      return server
    },
    open: (path, options) => openPage(chromium, server, path, options),
  }
}

async function openPage(
  chromium: Chromium,
  server: TestServer,
  path: string,
  { as, refused = [], ...options }: OpenOptions = {},
): Promise<Page> {
  const context = await chromium.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(PATIENCE)
  const problems = watch(context, server.url, refused)
  if (as?.cookie !== undefined) {
    const [name = '', value = ''] = as.cookie.split('=')
    await context.addCookies([{ name, value, url: server.url }])
  }
  const page = await context.newPage()
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, task.name)
    await context.close()
    expect(problems(), 'what the browser complained of').toEqual([])
  })
  await page.goto(`${server.url}/app${path}`)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FAILURES, { recursive: true })
  const path = join(FAILURES, `${name.replace(/\W+/g, '-').slice(0, 60)}-${++pictures}.png`)
  await page.screenshot({ path, timeout: 5000 }).then(
    () => process.stderr.write(`The page of a failure: ${path}\n`),
    () => undefined,
  )
}
