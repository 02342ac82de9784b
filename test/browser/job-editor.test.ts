import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { useApp } from './app.ts'
import { buildHouse, type House } from './house.ts'

/** A job is made, described and arranged; what cannot be taken is said, and what others did meanwhile is not lost. */

describe.skipIf(noChromium !== undefined)('a job', () => {
  let house: House
  const app = useApp(async (server) => {
    house = await buildHouse(server, 30)
  })
  const jobOf = async (id: string) => (await house.admin.send('GET', `/jobs/${id}`)).body

  test('is made, and what is written into its form is saved; what cannot be taken stands beside its field', async () => {
    const page = await app.open('/jobs', { as: house.recruiter, refused: ['/api/longlist/v1/jobs/'] })
    await page.getByRole('button', { name: 'New job' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Night watch')
    await page.getByRole('dialog').getByRole('button', { name: 'Add the job' }).click()
    await page.waitForURL(/\/jobs\/[^/]+\/edit$/)
    const id = new URL(page.url()).pathname.split('/')[3] as string

    await page.getByLabel('Internal name').fill('NW-1')
    const name = page.getByRole('textbox', { name: /^Name/ })
    await name.fill('')
    await page.keyboard.press('Control+s')
    await page.getByText('What is wrong stands beside them').waitFor()
    await page.getByText('Please fill this in.').waitFor()
    expect(await jobOf(id)).toMatchObject({ name: 'Night watch', internalName: null })
    await name.fill('Day watch')
    await page.keyboard.press('Control+s')
    await page.getByText('Saved').first().waitFor()
    expect(await jobOf(id)).toMatchObject({ name: 'Day watch', internalName: 'NW-1' })
  })

  test('that somebody changed meanwhile is saved over, without the fields that were left alone', async () => {
    const id = house.jobs.get('Product designer') as string
    const page = await app.open(`/jobs/${id}/edit`, { as: house.recruiter, refused: [id] })
    const mine = page.getByLabel('Internal name')
    await mine.fill('Mine')
    const theirs = await house.admin.send('PATCH', `/jobs/${id}`, { internalName: 'Theirs', externalReference: 'X-1' })
    expect(theirs.status).toBe(200)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Somebody changed this job meanwhile').waitFor()
    expect((await jobOf(id)).internalName).toBe('Theirs')
    await page.getByRole('button', { name: 'Save mine over it' }).click()
    await page.getByText('Saved').first().waitFor()
    expect(await jobOf(id)).toMatchObject({ internalName: 'Mine', externalReference: 'X-1' })
  })

  test('keeps a stage in which somebody stands, and gets its stages in the order of the keyboard', async () => {
    const id = house.jobs.get('Senior backend engineer') as string
    const names = async () => (await jobOf(id)).stages.map((stage: { name: string }) => stage.name)
    const before = await names()
    const { stages } = await jobOf(id)
    const held = stages.find(({ kind, count }: { kind: string; count: number }) => kind === 'active' && count > 0)
    const page = await app.open(`/jobs/${id}/edit?part=stages`, { as: house.recruiter, refused: [id] })
    await page.getByRole('button', { name: `Remove ${held.name}` }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Move them to another stage first').waitFor()
    expect(await names()).toEqual(before)
    await page.getByRole('button', { name: 'Discard', exact: true }).click()

    await page.getByRole('button', { name: `Move ${before[1]}: arrow keys` }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved').first().waitFor()
    expect(await names()).toEqual([before[0], before[2], before[1], ...before.slice(3)])
  })
})
