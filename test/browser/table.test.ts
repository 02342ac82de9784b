import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { useApp } from './app.ts'
import { buildHouse, type House } from './house.ts'

/** The table: narrowed, sorted, kept as a view, and many changed at once. */

describe.skipIf(noChromium !== undefined)('the table', () => {
  let house: House
  const app = useApp(async (server) => {
    house = await buildHouse(server, 30)
  })

  test('is filtered and sorted, and what it shows is kept as a view that others can use', async () => {
    const page = await app.open('/candidates', { as: house.recruiter })
    await page.getByText('30 candidates').first().waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Kind of stage' }).click()
    await page.getByRole('checkbox', { name: 'New' }).check()
    await page.keyboard.press('Escape')
    const { total, items } = await found('stageKind=new&sort=name')
    await page.getByText(`${total} candidates`).first().waitFor()

    const name = page.getByRole('columnheader', { name: 'Name' })
    await name.getByRole('button').click()
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor()
    expect(new URL(page.url()).search).toBe('?stageKind=new&sort=name')
    await expect.poll(() => page.getByRole('row').nth(1).innerText()).toContain(items[0]?.name)

    await page.getByRole('button', { name: /^Views/ }).click()
    await page.getByRole('menuitem', { name: 'Save as a view…' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('New by name')
    await page.getByRole('dialog').getByLabel('Everybody can use it').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('View New by name saved').waitFor()

    const other = await app.open('/candidates', { as: house.admin })
    await other.getByText('30 candidates').first().waitFor()
    await other.getByRole('button', { name: /^Views/ }).click()
    await other.getByRole('menu').getByText('New by name').click()
    await other.getByText(`${total} candidates`).first().waitFor()
    await other.locator('[role="columnheader"][aria-sort="ascending"]').waitFor()
  })

  test('moves many at once, which can be undone, and hands them out as a file', async () => {
    const job = house.jobs.get('Senior backend engineer') as string
    const page = await app.open(`/candidates?jobId=${job}&stageKind=new`, { as: house.recruiter })
    const { total, items } = await found(`jobId=${job}&stageKind=new`)
    await page.getByRole('checkbox', { name: 'Select all that are loaded' }).check()
    const bar = page.getByRole('toolbar', { name: 'Selection' })
    await bar.getByText(`${total} selected`).waitFor()
    await bar.getByRole('button', { name: 'Move' }).click()
    await page.getByRole('menuitem', { name: /Screening/ }).click()
    await page.getByText(`${total} candidates moved to Screening`).waitFor()
    await expect.poll(async () => (await found(`jobId=${job}&stageKind=new`)).total).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Undone').waitFor()
    await expect.poll(async () => (await found(`jobId=${job}&stageKind=new`)).total).toBe(total)

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export CSV' }).click()
    const csv = await readFile(await (await download).path(), 'utf8')
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(total + 1)
    expect(csv).toContain(items[0]?.email)
  })

  async function found(query: string): Promise<{ total: number; items: { name: string; email: string }[] }> {
    const { body } = await house.admin.send('GET', `/applications?${query}&withTotal=true`)
    return body
  }
})
