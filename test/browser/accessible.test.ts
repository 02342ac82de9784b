import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { useApp } from './app.ts'
import { seriousFindings } from './axe.ts'
import { buildHouse, type House } from './house.ts'
import { DOORS, screens } from './screens.ts'
import { settle } from './settle.ts'

/**
 * axe finds nothing serious on any screen, in both schemes, wide and narrow. One width of each scheme shows what either may
 * do wrong, at half of the time; `AXE=all` looks at all four.
 */

const WIDE = { width: 1440, height: 900 }
/** Each looks at all screens, one after another, in milliseconds. */
const SLOW = 300_000
const NARROW = { width: 390, height: 844 }
const ONE_WIDTH_EACH = [
  { colorScheme: 'light', viewport: WIDE },
  { colorScheme: 'dark', viewport: NARROW },
] as const
const THE_OTHERS = [
  { colorScheme: 'light', viewport: NARROW },
  { colorScheme: 'dark', viewport: WIDE },
] as const
const CASES = process.env['AXE'] === 'all' ? [...ONE_WIDTH_EACH, ...THE_OTHERS] : ONE_WIDTH_EACH

describe.skipIf(noChromium !== undefined)('what axe finds', () => {
  let house: House
  const app = useApp(async (server) => {
    house = await buildHouse(server, 40)
  })

  test.each(CASES)(
    '$colorScheme, $viewport.width pixels',
    async ({ colorScheme, viewport }) => {
      const found: Record<string, string[]> = {}
      const look = async (name: string) => {
        await settle(page)
        const findings = await seriousFindings(page)
        if (findings.length > 0) found[name] = findings
        for (const finding of findings) process.stderr.write(`${name}: ${finding}\n`)
      }
      // The links of two of the doors are worth nothing.
      const refused = ['/setup?token', '/invitations/accept']
      let page = await app.open(DOORS['sign-in'] as string, { colorScheme, viewport, refused })
      for (const [name, path] of Object.entries(DOORS)) {
        await page.goto('about:blank')
        await page.goto(`${app.server.url}/app${path}`)
        await look(name)
      }
      const { body } = await house.admin.send('GET', '/applications?limit=1&hasResume=true')
      const places = { jobId: house.jobs.get('Senior backend engineer') as string, candidateId: body.items[0].id }
      page = await app.open('/inbox', { as: house.admin, colorScheme, viewport })
      for (const [name, path] of Object.entries(screens(places))) {
        await page.goto(`${app.server.url}/app${path}`)
        await look(name)
      }
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      await look('palette')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      await look('keys')
      expect(found).toEqual({})
    },
    SLOW,
  )
})
