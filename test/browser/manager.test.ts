import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { PATIENCE, useApp } from './app.ts'
import { buildHouse, type House } from './house.ts'
import { settle } from './settle.ts'

/** A hiring manager sees the jobs that he or she is on, and nothing of the others. */

describe.skipIf(noChromium !== undefined)('a hiring manager', () => {
  let house: House
  const app = useApp(async (server) => {
    house = await buildHouse(server, 30)
  })
  const id = (job: string) => house.jobs.get(job) as string

  test('finds only the own job: not in the navigation, nor among the jobs, nor in the lists', async () => {
    const page = await app.open('/jobs', { as: house.manager })
    await settle(page)
    await page.getByRole('main').getByRole('link', { name: 'Product designer' }).waitFor()
    expect(await page.getByText('Senior backend engineer').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Insight' }).count()).toBe(0)
    await page.goto(`${app.server.url}/app/candidates`)
    await settle(page)
    await page.getByText('Product designer').first().waitFor()
    expect(await page.getByText('Senior backend engineer').count()).toBe(0)
  })

  test('gets nowhere by the address of another job or of its candidates', async () => {
    const { body } = await house.admin.send('GET', `/applications?limit=1&jobId=${id('Senior backend engineer')}`)
    const [{ id: candidateId, name }] = body.items
    const page = await app.open(`/jobs/${id('Senior backend engineer')}/board`, {
      as: house.manager,
      refused: [id('Senior backend engineer'), candidateId],
    })
    await page.getByText('This is not here').waitFor()
    for (const path of [`/jobs/${id('Senior backend engineer')}/edit`, `/candidates/${candidateId}`]) {
      await page.goto(`${app.server.url}/app${path}`)
      await page.getByText('This is not here').waitFor()
      expect(await page.getByText(name).count()).toBe(0)
    }
  })

  test('searches in vain for somebody else’s candidate, and finds the own', async () => {
    const someone = async (job: string) => {
      const { body } = await house.admin.send('GET', `/applications?limit=1&jobId=${id(job)}`)
      return body.items[0] as { name: string; email: string }
    }
    const other = await someone('Senior backend engineer')
    const own = await someone('Product designer')
    // What is written is found a little later.
    for (const { email } of [own, other]) {
      const found = async () => (await house.admin.send('GET', `/search?q=${encodeURIComponent(email)}`)).body.items
      await expect.poll(found, { timeout: PATIENCE }).toHaveLength(1)
    }
    const page = await app.open('/inbox', { as: house.manager })
    await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(own.email)
    await page.getByRole('option', { name: own.name }).first().waitFor()
    const answer = page.waitForResponse((one) => one.url().includes(`q=${encodeURIComponent(other.email)}`))
    await page.getByRole('combobox').fill(other.email)
    expect((await (await answer).json()).items).toEqual([])
    expect(await page.getByRole('option', { name: other.name }).count()).toBe(0)
  })
})
