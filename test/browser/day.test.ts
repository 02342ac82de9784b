import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { uidOf } from '../../src/core/ids.ts'
import { PASSWORD, setupToken } from '../api/browser.ts'
import { type SamplePerson, samplePerson } from '../samples/people.ts'
import { docxResume, pdfResume } from '../samples/resumes.ts'
import { noChromium } from '../support/chromium.ts'
import { serveHttp } from '../support/loopback-server.ts'
import { type TestServer, WK } from '../support/server.ts'
import { PATIENCE, useApp } from './app.ts'

/** A recruiter's day, from the first sign-in on. */

const CAMILLE: SamplePerson = { ...samplePerson(1, 1), firstName: 'Camille', lastName: 'Laurent', tags: [] }
const JONAS: SamplePerson = { ...samplePerson(1, 2), firstName: 'Jonas', lastName: 'Weber', tags: [] }

async function sendThroughComeet(server: TestServer, { firstName, lastName, email, phone }: SamplePerson) {
  const resume = { name: 'camille.pdf', file: pdfResume(CAMILLE).toString('base64') }
  const body = { position_uid: '11.11', first_name: firstName, last_name: lastName, email, phone, resume }
  expect((await server.call({ path: '/candidates', body })).status).toBe(201)
}

async function sendThroughWelcomeKit(server: TestServer, { firstName, lastName, email }: SamplePerson, resume: string) {
  const body = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email,
    firstname: firstName,
    lastname: lastName,
    remote_resume_url: resume,
  }
  const { status } = await server.call({ path: '/api/v1/external/candidates', body, auth: WK })
  expect(status).toBe(201)
}

describe.skipIf(noChromium !== undefined)("a recruiter's day", () => {
  const app = useApp(async () => {})

  test('begins with the link of the first setup, and takes somebody in, live, from each API', async () => {
    const { server } = app
    const page = await app.open(`/setup#${await setupToken(server)}`)
    await setUp(page)

    await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
    await page.getByText('All caught up').or(page.getByText('No candidates yet')).waitFor()
    const board = await page.context().newPage()
    await board.goto(`${server.url}/app/jobs/${uidOf(server.job.id)}/board`)
    await board.getByText('Nobody has applied for this job yet').waitFor()
    await sendThroughComeet(server, CAMILLE)
    // Nobody loads a page again.
    await cardOf(board, 'New', 'Camille Laurent').waitFor()
    await page.getByRole('link', { name: 'Camille Laurent' }).click()

    await page.getByRole('heading', { name: 'Camille Laurent' }).waitFor()
    await seeResume(page)
    await page.keyboard.press('e')
    await page.getByText('Camille Laurent moved to Interview').waitFor()
    await drag(board, cardOf(board, 'Interview', 'Camille Laurent'), columnOf(board, 'New'))
    await cardOf(board, 'New', 'Camille Laurent').waitFor()
    // The other page hears of it.
    await page.getByRole('list', { name: 'Stages of Backend engineer' }).getByText('New').waitFor()

    await page.keyboard.press('t')
    await page.keyboard.type('strong')
    await hasTyped(page, 'strong')
    await page.keyboard.press('Enter')
    await page.getByText('Tags of Camille Laurent changed').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')

    await page.keyboard.press('n')
    await page.keyboard.type('Very clear in the first call.')
    await hasTyped(page, 'Very clear in the first call.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('list', { name: 'Notes' }).getByText('Very clear in the first call.').waitFor()
    await page.keyboard.press('Escape')

    await page.keyboard.press('a')
    await page.getByText('Camille Laurent archived').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByText('Undone').first().waitFor()

    await using files = await serveDocument(docxResume(JONAS))
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
    await sendThroughWelcomeKit(server, JONAS, `${files.origin}/jonas.docx`)
    await page.getByRole('link', { name: 'Jonas Weber' }).click()
    await page.frameLocator('iframe').getByText('Jonas Weber').first().waitFor()
  })
})

async function setUp(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('E-mail address').fill('ada@example.org')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Start' }).click()
}

const columnOf = (page: Page, stage: string) => page.getByRole('region', { name: new RegExp(`^${stage}, `) })
const cardOf = (page: Page, stage: string, name: string) => columnOf(page, stage).getByRole('row', { name })

/** With the mouse, as one does: pressed, carried over some way, let go. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const start = await centre(from)
  const end = await centre(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 12, start.y + 6, { steps: 3 })
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.up()
}

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('What is to be dragged is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The page is drawn, with something on it, and its words lie above. */
async function seeResume(page: Page): Promise<void> {
  const paper = page.getByRole('group', { name: 'Page 1' })
  await paper.getByText('Experience').waitFor()
  const canvas = paper.locator('canvas')
  await canvas.waitFor()
  const isDrawn = () =>
    canvas.evaluate((element) => {
      const drawing = element as unknown as Drawing
      const { data } = drawing.getContext('2d').getImageData(0, 0, drawing.width, drawing.height)
      return data.some((value, at) => at % 4 < 3 && value < 128)
    })
  await expect.poll(isDrawn).toBe(true)
}

/** A canvas, as far as we look at it. */
type Drawing = {
  readonly width: number
  readonly height: number
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray }
  }
}

async function serveDocument(bytes: Buffer) {
  const server = await serveHttp((_request, response) =>
    response
      .writeHead(200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-length': bytes.length,
      })
      .end(bytes),
  )
  return { ...server, [Symbol.asyncDispose]: () => server.close() }
}

/** Until a field has what was typed, also what was typed before it was there. */
async function hasTyped(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate('document.activeElement.value'), { timeout: PATIENCE }).toBe(text)
}
