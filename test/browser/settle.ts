import type { Page } from 'playwright-core'

/** What stands in the place of something that is on its way. */
const WAITS = '.mantine-Skeleton-root, [aria-busy="true"], .mantine-Loader-root'

/** Waits until a screen shows what it has. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  const waiting = page.locator(WAITS).first()
  await waiting.waitFor({ state: 'detached' })
  // Twice, as one answer may make another question.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  await waiting.waitFor({ state: 'detached' })
}
