import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { useApp } from './app.ts'
import { buildHouse, type House } from './house.ts'

/** The language and the time zone are those of the browser. */

describe.skipIf(noChromium !== undefined)('a browser from elsewhere', () => {
  let house: House
  const app = useApp(async (server) => {
    house = await buildHouse(server, 3)
  })

  test('that speaks French sees French, in its own time zone', async () => {
    const door = await app.open('/sign-in', { locale: 'fr-CA', timezoneId: 'Pacific/Auckland' })
    await door.getByRole('heading', { name: 'Connexion' }).waitFor()
    expect(await door.locator('html').getAttribute('lang')).toBe('fr')

    const { body } = await house.recruiter.send('GET', '/applications?limit=1')
    const [{ createdAt }] = body.items
    const page = await app.open('/candidates', {
      as: house.recruiter,
      locale: 'fr-CA',
      timezoneId: 'Pacific/Auckland',
    })
    const wanted = new Intl.DateTimeFormat('fr', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Pacific/Auckland',
    }).format(new Date(createdAt))
    await page.locator(`time[datetime="${createdAt}"]`).first().waitFor({ state: 'attached' })
    expect(await page.locator(`time[datetime="${createdAt}"]`).first().getAttribute('title')).toBe(wanted)
    await page.getByRole('link', { name: 'Candidats' }).first().waitFor()
  })
})
