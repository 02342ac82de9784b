import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { useApp } from './app.ts'
import { buildHouse, type House } from './house.ts'

/** Somebody forgot a password: an admin makes a link, and the user chooses a new one. */

describe.skipIf(noChromium !== undefined)('a forgotten password', () => {
  let house: House
  const app = useApp(async (server) => {
    house = await buildHouse(server, 1)
  })

  test('is set anew by a link that an admin makes, once', async () => {
    const { body } = await house.admin.send('GET', '/users')
    const { name } = body.items.find(({ email }: { email: string }) => email === 'recruiter@example.org')
    const admin = await app.open('/settings/users', { as: house.admin })
    await admin.getByRole('button', { name: `More about ${name}` }).click()
    await admin.getByRole('menuitem', { name: 'Make a link for a new password' }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByText('The link is ready').waitFor()
    const url = new URL(await dialog.getByRole('textbox').inputValue())
    const address = `${url.pathname.replace('/app', '')}${url.hash}`

    const user = await app.open(address, { refused: ['/invitations/accept'] })
    await user.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    expect(await user.getByLabel('Your name').count()).toBe(0)
    await user.getByLabel('New password').fill('too short')
    await user.getByRole('button', { name: 'Save and sign in' }).click()
    await user.getByText('Use at least 12 characters.').waitFor()
    await user.getByLabel('New password').fill('another good password')
    await user.getByRole('button', { name: 'Save and sign in' }).click()
    await user.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
    expect((await house.recruiter.send('GET', '/session')).status).toBe(401)

    const late = await app.open(address, { refused: ['/invitations/accept'] })
    await late.getByText('This link is used or too old').waitFor()
  })
})
