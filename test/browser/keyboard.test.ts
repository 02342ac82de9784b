import { describe, test } from 'vitest'
import { PASSWORD } from '../api/browser.ts'
import { noChromium } from '../support/chromium.ts'
import { useApp } from './app.ts'
import { buildHouse } from './house.ts'

/** A candidate is moved without a mouse. */

describe.skipIf(noChromium !== undefined)('with the keyboard alone', () => {
  const app = useApp(async (server) => {
    await buildHouse(server, 20)
  })

  test('one signs in, finds a job and moves a card', async () => {
    const page = await app.open('/sign-in')
    const { keyboard } = page
    await page.getByLabel('E-mail address').waitFor()
    await keyboard.press('Tab')
    await keyboard.type('recruiter@example.org')
    await keyboard.press('Tab')
    await keyboard.type(PASSWORD)
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()

    await keyboard.press('?')
    await page.getByRole('dialog').getByText('Go to the candidates').waitFor()
    await keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find anything' }).waitFor()
    await keyboard.type('Senior backend')
    const job = page.getByRole('option', { name: /^Senior backend engineer.*Engineering/ })
    await job.waitFor()
    while ((await job.getAttribute('aria-selected')) !== 'true') await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await page
      .getByRole('region', { name: /^New, / })
      .getByRole('row')
      .first()
      .waitFor()

    await keyboard.press('j')
    await keyboard.press('m')
    await page.getByRole('menu').waitFor()
    await keyboard.press('2')
    await page.getByText(/ moved to Screening/).waitFor()
    await keyboard.press('z')
    await page.getByText('Undone').waitFor()
  })
})
