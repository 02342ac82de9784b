import { setTimeout } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { type Bench, IN_PAGE } from './in-page.ts'

export type Figures = {
  readonly 'first card painted, ms': number
  readonly 'interactive, ms': number
  readonly 'transferred, KB': number
  readonly 'scrolling 3 s: frames': number
  readonly 'scrolling: gaps over 20 ms': number
  readonly 'scrolling: longest gap, ms': number
  readonly 'dragging 3 s: frames': number
  readonly 'dragging: gaps over 20 ms': number
  readonly 'dragging: longest gap, ms': number
  readonly 'JS heap, MB': number
  readonly 'elements on the page': number
}

const WIDTH = 1440
const HEIGHT = 900
/** So long nothing must keep the main thread busy for the page to count as interactive. */
const QUIET = 500
const SECONDS = 3
const PATIENCE = 60_000
/** A frame takes 16.7 ms at 60 Hz; a longer pause than this has lost one. */
const LOST = 20

/** Opens a page in a new browser profile and measures it. @param cookie of the session, where the page needs one */
export async function measurePage(chromium: Browser, url: string, cookie: string | undefined): Promise<Figures> {
  const context = await chromium.newContext({ viewport: { width: WIDTH, height: HEIGHT }, locale: 'en-GB' })
  try {
    const [name, value] = cookie?.split('=') ?? []
    if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url: new URL(url).origin }])
    const page = await context.newPage()
    await page.addInitScript(IN_PAGE)
    const devtools = await context.newCDPSession(page)
    const transferred = await countBytes(devtools)
    await page.goto(url)
    const { firstCard, lastBusy } = await whenQuiet(page)
    const kilobytes = transferred() / 1000
    const scrolling = await framesWhile(page, () => scroll(devtools, page))
    const dragging = await framesWhile(page, () => drag(page))
    const { heap, elements } = await memoryOf(devtools)
    return {
      'first card painted, ms': firstCard,
      'interactive, ms': Math.max(firstCard, lastBusy),
      'transferred, KB': kilobytes,
      'scrolling 3 s: frames': scrolling.frames,
      'scrolling: gaps over 20 ms': scrolling.lost,
      'scrolling: longest gap, ms': scrolling.longest,
      'dragging 3 s: frames': dragging.frames,
      'dragging: gaps over 20 ms': dragging.lost,
      'dragging: longest gap, ms': dragging.longest,
      'JS heap, MB': heap / 1e6,
      'elements on the page': elements,
    }
  } finally {
    await context.close()
  }
}

async function countBytes(devtools: CDPSession): Promise<() => number> {
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await devtools.send('Network.enable')
  return () => bytes
}

/** The page's notes once a card is there and nothing has kept the main thread busy for a while. */
async function whenQuiet(page: Page): Promise<Bench> {
  const isQuiet = `bench.firstCard > 0 && performance.now() - Math.max(bench.firstCard, bench.lastBusy) > ${QUIET}`
  const end = performance.now() + PATIENCE
  // By the debugger: the page's policy lets no text run as a script.
  while (!(await page.evaluate(isQuiet))) {
    if (performance.now() > end) throw new Error('No card came')
    await setTimeout(100)
  }
  return (await page.evaluate('bench')) as Bench
}

async function framesWhile(page: Page, work: () => Promise<void>) {
  await page.evaluate('bench.frames = []; bench.isWatching = true')
  await work()
  const { frames } = (await page.evaluate('bench.isWatching = false; bench')) as Bench
  const gaps = frames.slice(1).map((time, index) => time - (frames[index] ?? time))
  return { frames: frames.length, lost: gaps.filter((gap) => gap > LOST).length, longest: Math.max(0, ...gaps) }
}

async function middleOfCard(page: Page): Promise<{ x: number; y: number }> {
  const card = await page.locator('[role=row]').nth(1).boundingBox()
  if (!card) throw new Error('There is no card on the page')
  return { x: card.x + card.width / 2, y: card.y + card.height / 2 }
}

/** Scrolls the first column by its cards, as with a wheel that turns fast. */
async function scroll(devtools: CDPSession, page: Page): Promise<void> {
  const speed = 3000
  await devtools.send('Input.synthesizeScrollGesture', {
    ...(await middleOfCard(page)),
    yDistance: -speed * SECONDS,
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  })
}

/** Carries a card across the columns and back, and lets it go where it was. */
async function drag(page: Page): Promise<void> {
  const start = await middleOfCard(page)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 12, start.y + 6, { steps: 3 })
  const begun = performance.now()
  for (let passed = 0; passed < SECONDS * 1000; passed = performance.now() - begun) {
    const turn = (1 - Math.cos((passed / 1000) * Math.PI)) / 2
    await page.mouse.move(start.x + turn * (WIDTH - start.x - 200), start.y + turn * 120)
  }
  await page.mouse.move(start.x, start.y)
  await page.mouse.up()
}

async function memoryOf(devtools: CDPSession): Promise<{ heap: number; elements: number }> {
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('Performance.enable')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  return { heap: metric('JSHeapUsedSize'), elements: metric('Nodes') }
}
