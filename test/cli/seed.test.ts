import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { comeetToken, longlist, sandbox, tempFolder } from './longlist.ts'

/** What a seed can say of jobs and organizations beside their names, and what opens their public feed. */

const OFFICE = { name: 'Lyon', city: 'Lyon', country: 'fr', address: '1 rue Exemple', zip: '69001', headquarter: true }

const SEED = {
  organizations: [
    {
      name: 'Acme',
      reference: 'acme',
      careersToken: 'feed-token',
      about: { description: 'We build things.', employees: 80, media: { twitter: 'https://twitter.com/acme' } },
      questionnaires: [{ name: 'First', questions: [{ text: 'When?', required: true }, { text: 'Why?' }] }],
      jobs: [
        { name: 'Public', uid: '1.1', department: 'Kitchen', office: OFFICE, description: '<p>Cook.</p>' },
        { name: 'Hidden', uid: '1.2', published: false, department: 'Kitchen', office: OFFICE },
        { name: 'Held', uid: '1.3', status: 'on hold', published: true },
        { name: 'Mould', uid: '1.4', template: true },
      ],
      clients: [
        { name: 'Partner', jwt: { apiKey: 'k', secret: 'a-secret-of-32-characters-at-least' }, permissions: 'all' },
      ],
    },
  ],
}

test('jobs are as far and as described as the seed says, and each thing they share is there once', async () => {
  const folder = tempFolder()
  const path = join(folder, 'seed.json')
  const data = join(folder, 'data')
  writeFileSync(path, JSON.stringify(SEED))
  await (await sandbox(['--seed', path, '--data', data])).end()
  const running = await sandbox(['--seed', path, '--data', data])
  const { ready, url } = running
  const [acme] = ready.organizations
  expect(acme).toMatchObject({ companyUid: expect.stringMatching(/^[0-9A-F.]+$/), careersToken: 'feed-token' })

  const feed = `${url}/careers-api/2.0/company/${acme?.companyUid}/positions?token=feed-token&details=true`
  const published = (await (await fetch(feed)).json()) as object[]
  expect(published).toMatchObject([
    {
      uid: '1.1',
      department: 'Kitchen',
      location: { name: 'Lyon', city: 'Lyon', country: 'FR', street_name: '1 rue Exemple', postal_code: '69001' },
      details: [{ name: 'Description', value: '<p>Cook.</p>' }],
    },
  ])
  expect(published).toHaveLength(1)

  const authorization = await comeetToken({ apiKey: 'k', secret: 'a-secret-of-32-characters-at-least' })
  const get = async (address: string) =>
    (await fetch(url + address, { headers: { authorization: `Bearer ${authorization}` } })).json()
  expect(await get('/positions')).toMatchObject({
    positions: [
      { uid: '1.1', is_published: true, is_template: false },
      { uid: '1.2', is_published: false },
      { uid: '1.3', status: 'on hold', is_published: false },
      { uid: '1.4', is_template: true },
    ],
  })
  expect(((await get('/locations')) as { locations: object[] }).locations).toHaveLength(1)
  expect(await get('/questionnaires')).toMatchObject({
    questionnaires: [
      {
        name: 'First',
        questions: [
          { text: 'When?', type: 'text', is_required: true },
          { text: 'Why?', type: 'text', is_required: false },
        ],
      },
    ],
  })

  const { companyUid, careersToken } = acme ?? {}
  const listed = await longlist(['organization', 'list', '--data', data, '--json'])
  expect(JSON.parse(listed.stdout)).toEqual([
    { reference: 'acme', name: 'Acme', customFields: [], companyUid, careersToken, keptWhenPseudonymized: [] },
  ])
  const shown = await longlist(['organization', 'list', '--data', data])
  expect(shown.stdout).toMatch(/^REFERENCE +NAME +CUSTOM FIELDS +COMPANY UID +CAREERS TOKEN\nacme .* feed-token\n$/)
  await running.end()
})

test('what a seed says wrongly of a job is named', async () => {
  const path = join(tempFolder(), 'seed.json')
  const jobs = [{ name: 'X', published: 'yes', office: { city: 'Lyon', country: 'France' }, department: 7 }]
  writeFileSync(path, JSON.stringify({ organizations: [{ name: 'A', jobs }] }))
  const { code, stderr } = await longlist(['sandbox', '--seed', path])
  expect(code).toBe(1)
  for (const line of [
    'organizations[0].jobs[0].published is "yes". Write true or false.',
    'organizations[0].jobs[0].office has no "name". Add it.',
    'organizations[0].jobs[0].office.country is "France". Write a code of two letters, such as GB.',
    'organizations[0].jobs[0].department is 7. Write a text of 1 to 255 characters, in quotes.',
  ]) {
    expect(stderr).toContain(line)
  }
})
