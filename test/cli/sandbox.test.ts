import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUILT_IN_SEED } from '../../src/cli/built-in-seed.ts'
import {
  atTheEnd,
  comeetToken,
  longlist,
  sandbox,
  sendToComeet,
  sendToWelcomeKit,
  start,
  tempFolder,
} from './longlist.ts'
import { sharedStore } from './shared-store.ts'

const YAML = `
organizations:
  - name: Globex
    reference: globex
    customFields: [shoe size]
    jobs:
      - { name: Cook, uid: "1.1", status: on hold }
      - { name: Waiter, reference: waiter, stages: [{ id: 70, name: In }, { name: Out, reference: refused }] }
    clients:
      - { name: Board, scopes: [candidates_rw] }
      - { name: Tool, permissions: [create-candidate] }
  - name: Initech
`

test.concurrent('without a seed it holds the ids of the documents, and both APIs answer', async () => {
  const { ready, url, child, ended, stdout } = await sandbox()
  expect(stdout.trim().split('\n')).toHaveLength(1)
  const { organizations } = BUILT_IN_SEED
  const clients = organizations[0]?.clients?.map((client) => ({ employeePortal: false, ...client }))
  const companyUid = expect.stringMatching(/^[0-9A-F]{2}\.[0-9A-F]{4,}$/)
  const careersToken = expect.stringMatching(/^\w{32}$/)
  const admin = { email: 'recruiter@example.com', name: 'Demo Recruiter', role: 'admin', password: 'longlist-sandbox' }
  expect(ready.organizations).toEqual([{ ...organizations[0], clients, users: [admin], companyUid, careersToken }])
  const signedIn = await fetch(`${url}/api/longlist/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: admin.email, password: admin.password }),
  })
  expect(signedIn.status).toBe(200)

  const token = await comeetToken({ apiKey: 'acme-api-key', secret: 'partner-secret-of-32-characters!' })
  expect((await sendToComeet(url, token, '11.11', { custom_fields: { field1: 'x' } })).status).toBe(201)
  const answer = await sendToWelcomeKit(url, 'WK_GUEST_KEY', 'Pg4eV6k', 'WTTJ_KmqkD1Y')
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 201, body: { stage_id: 14600 } })
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test.concurrent('a seed in YAML: what it leaves out is made up, above the ids that it gives', async () => {
  const path = join(tempFolder(), 'seed.yaml')
  writeFileSync(path, YAML)
  const { ready, url } = await sandbox(['--seed', path])
  expect(ready.organizations).toMatchObject([
    {
      name: 'Globex',
      reference: 'globex',
      customFields: ['shoe size'],
      jobs: [
        {
          name: 'Cook',
          uid: '1.1',
          status: 'on_hold',
          reference: expect.stringMatching(/^WTTJ_/),
        },
        {
          name: 'Waiter',
          uid: expect.stringMatching(/^[0-9A-F.]+$/),
          reference: 'waiter',
          status: 'open',
        },
      ],
      clients: [
        {
          name: 'Board',
          token: expect.stringMatching(/^wk_/),
        },
        {
          name: 'Tool',
          jwt: {
            apiKey: expect.stringMatching(/^key_/),
            secret: expect.any(String),
          },
        },
      ],
    },
    { name: 'Initech', reference: expect.stringMatching(/^\w{7}$/), jobs: [], clients: [] },
  ])
  const [cook, waiter] = ready.organizations[0]?.jobs ?? []
  expect(waiter?.stages).toEqual([
    { id: 70, name: 'In' },
    { id: expect.any(Number), name: 'Out', reference: 'refused' },
  ])
  expect(Math.min(...(cook?.stages ?? []).map(({ id }) => id))).toBeGreaterThan(70)
  const token = ready.organizations[0]?.clients[0]?.token ?? ''
  expect((await sendToWelcomeKit(url, token, 'globex', 'waiter')).status).toBe(201)
})

test.concurrent('a seed in JSON; what the sandbox writes is for people unless --json is said', async () => {
  const path = join(tempFolder(), 'seed.json')
  const clients = [{ name: 'Board', token: 'TOKEN', scopes: ['candidates_rw'] }]
  writeFileSync(path, JSON.stringify({ organizations: [{ name: 'Globex', reference: 'globex', clients }] }))
  const running = start(['sandbox', '--port', '0', '--seed', path])
  await running.line((line) => line.includes('token TOKEN'))
  expect(running.stdout).toMatch(/^Longlist's sandbox is ready at http:\/\/localhost:\d+\n\nGlobex, reference globex\n/)
})

test.concurrent('everything that is wrong in a seed is named, with what to write instead', async () => {
  const folder = tempFolder()
  const job = { name: 'Cook', uid: '1.1', stages: [{ id: 0, name: 'In' }], status: 'opened' }
  const client = { name: 'Board', permissions: 'some', scopes: ['candidates'], colour: 'red' }
  const wrong = join(folder, 'wrong.json')
  writeFileSync(wrong, JSON.stringify({ organizations: [{ jobs: [job], clients: [client] }], jobs: [] }))
  const doubled = join(folder, 'doubled.yaml')
  writeFileSync(
    doubled,
    `organizations:
- name: A
  jobs: [{ name: X, uid: a, stages: [{ id: 1, name: In }] }, { name: X, uid: a, stages: [{ id: 1, name: In }] }]
  clients: [{ name: C, token: T, jwt: {}, scopes: [me_r] }, { name: C }]
`,
  )
  const broken = join(folder, 'broken.yaml')
  writeFileSync(broken, 'organizations: [')
  const typed = join(folder, 'typed.yaml')
  writeFileSync(typed, 'organizations: [{ name: A, jobs: [{ name: X, uid: 11.11 }] }]')
  const results = await Promise.all(
    [wrong, doubled, broken, typed, join(folder, 'none')].map((path) => longlist(['sandbox', '--seed', path])),
  )
  expect(results.map(({ code, stdout }) => ({ code, stdout }))).toEqual(results.map(() => ({ code: 1, stdout: '' })))
  const [inWrong, inDoubled, inBroken, inTyped, inNone] = results.map(({ stderr }) => stderr.trimEnd().split('\n'))
  expect(inWrong?.[0]).toBe(`The seed file ${wrong} cannot be used:`)
  expect(new Set(inWrong?.slice(1))).toEqual(
    new Set([
      '  The file has "jobs", which is not known. Leave it out; it may have organizations.',
      '  organizations[0] has no "name". Add it.',
      '  organizations[0].jobs[0].stages[0].id is 0. Write a whole number from 1 to 1000000000000.',
      '  organizations[0].jobs[0].status is "opened". Write one of open, on hold, on_hold, closed.',
      '  organizations[0].clients[0].permissions is "some". Write "all" or a list of permissions.',
      expect.stringMatching(
        /^ {2}organizations\[0\]\.clients\[0\]\.scopes\[0\] is "candidates"\. Write one of candidates_rw, /,
      ),
      expect.stringMatching(
        /^ {2}organizations\[0\]\.clients\[0\] has "colour", which is not known\. .* may have name, /,
      ),
    ]),
  )
  expect(inDoubled?.slice(1)).toEqual([
    '  organizations[0].jobs[1].uid is "a", as organizations[0].jobs[0].uid is. Give each its own job uid.',
    '  organizations[0].jobs[1].stages[0].id is 1, as organizations[0].jobs[0].stages[0].id is. Give each its own stage id.',
    '  organizations[0].clients[0] has both "jwt" and "token". Leave one out.',
    '  organizations[0].clients[1].name is "C", as organizations[0].clients[0].name is. Give each its own client name.',
    '  organizations[0].clients[1] may do nothing. Give it "permissions" (such as "all") or "scopes".',
  ])
  expect(inBroken?.[0]).toBe(`The seed file ${broken} is not valid YAML:`)
  expect(inTyped?.[1]).toBe('  organizations[0].jobs[0].uid is 11.11. Write a text of 1 to 255 characters, in quotes.')
  expect(inNone?.[0]).toMatch(/^The seed file .*none cannot be read: ENOENT/)
})

test.concurrent('started again on its folder, it keeps what is there and makes what is missing', async () => {
  const folder = tempFolder()
  const data = join(folder, 'data')
  const seed = (more: object) => {
    const path = join(folder, 'seed.json')
    const clients = [{ name: 'Board', token: 'TOKEN', scopes: ['candidates_rw'] }]
    const jobs = [{ name: 'Cook', uid: '1.1', reference: 'cook' }, { name: 'Unnamed' }]
    writeFileSync(
      path,
      JSON.stringify({ organizations: [{ name: 'Globex', reference: 'globex', jobs, clients, ...more }] }),
    )
    return ['--seed', path, '--data', data]
  }
  const first = await sandbox(seed({}))
  expect((await sendToWelcomeKit(first.url, 'TOKEN', 'globex', 'cook')).status).toBe(201)
  await first.end()

  const jobs = [{ name: 'Renamed', uid: '1.1', status: 'closed' }, { name: 'Waiter', uid: '2.2' }, { name: 'Unnamed' }]
  const clients = [
    { name: 'Board', token: 'OTHER', scopes: ['candidates_r'] },
    { name: 'Tool', token: 'TOOL', scopes: ['candidates_rw'] },
  ]
  const { ready, url } = await sandbox(seed({ name: 'Other', customFields: ['field1'], jobs, clients }))
  const [before] = first.ready.organizations
  expect(ready.organizations).toMatchObject([
    {
      name: 'Globex',
      customFields: ['field1'],
      jobs: [
        before?.jobs[0],
        {
          name: 'Waiter',
          uid: '2.2',
        },
        before?.jobs[1],
      ],
      clients: [
        {
          name: 'Board',
          scopes: ['candidates_rw'],
        },
        {
          name: 'Tool',
          token: 'TOOL',
        },
      ],
    },
  ])
  expect(ready.organizations[0]?.clients[0]).not.toHaveProperty('token')
  const tried = ['TOKEN', 'OTHER', 'TOOL'].map((token) => sendToWelcomeKit(url, token, 'globex', 'cook'))
  expect((await Promise.all(tried)).map(({ status }) => status)).toEqual([201, 401, 201])
})

test.concurrent('what cannot be made beside what is there is named', async () => {
  const folder = tempFolder()
  const data = join(folder, 'data')
  await (await sandbox(['--data', data])).end()
  const refused = async (organization: object) => {
    const path = join(tempFolder(), 'seed.json')
    writeFileSync(path, JSON.stringify({ organizations: [{ name: 'Other', reference: 'other', ...organization }] }))
    const { code, stderr } = await longlist(['sandbox', '--port', '0', '--seed', path, '--data', data])
    return { code, stderr }
  }
  expect(await refused({ jobs: [{ name: 'X', stages: [{ id: 14600, name: 'In' }] }] })).toEqual({
    code: 1,
    stderr:
      'organizations[0].jobs[0] cannot be made: something else in the store has its uid, its reference or the id of one ' +
      'of its stages.\n',
  })
  expect(await refused({ clients: [{ name: 'X', token: 'WK_API_KEY', scopes: ['me_r'] }] })).toEqual({
    code: 1,
    stderr: 'organizations[0].clients[0] cannot be made: something else in the store has its token or its API key.\n',
  })
})

test.concurrent('of two that start at once on an empty folder, each finds everything there once', async () => {
  const data = tempFolder()
  const both = await Promise.all([sandbox(['--data', data]), sandbox(['--data', data])])
  expect(both[0].ready.organizations).toEqual(both[1].ready.organizations)
  for (const { url } of both) {
    expect((await sendToWelcomeKit(url, 'WK_API_KEY', 'Pg4eV6k', 'WTTJ_KmqkD1Y')).status).toBe(201)
  }
  const { stdout } = await longlist(['job', 'list', '--data', data, '--json'])
  expect(JSON.parse(stdout)).toHaveLength(1)
})

/** Names only: what is made up must be the same for all that start at once. */
const NAMES = `
organizations:
  - name: Globex
    reference: globex
    jobs: [{ name: Cook }]
    clients: [{ name: Board, token: BOARD, scopes: [candidates_rw] }]
  - name: Initech
    jobs: [{ name: Clerk, stages: [{ name: In }] }]
    clients: [{ name: Tool, permissions: all, jwt: { apiKey: tool, secret: tool-secret-of-32-characters-xx! } }]
`

test('of several that start at once on one PostgreSQL, each finds the same and serves what the others took', {
  timeout: 120_000,
}, async ({ skip }) => {
  const shared = await sharedStore()
  if (!shared) return skip('this run has no PostgreSQL')
  const seed = join(tempFolder(), 'seed.yaml')
  writeFileSync(seed, NAMES)
  const env = { ...shared.database, ...shared.blobs }
  const all = await Promise.all([0, 1, 2].map(() => sandbox(['--seed', seed], { env })))
  const [first, second, third] = all.map(({ ready }) => ready.organizations)
  expect(first).toMatchObject([
    { name: 'Globex', reference: 'globex', jobs: [{ name: 'Cook' }], clients: [{ token: 'BOARD' }] },
    { name: 'Initech', jobs: [{ name: 'Clerk' }], clients: [{ jwt: { apiKey: 'tool' } }] },
  ])
  expect([second, third]).toEqual([first, first])

  const others = all.slice(1)
  const url = all[0]?.url ?? ''
  const sent = await sendToWelcomeKit(url, 'BOARD', 'globex', first?.[0]?.jobs[0]?.reference ?? '')
  expect(sent.status).toBe(201)
  const { reference } = (await sent.json()) as { reference: string }
  for (const other of others) {
    const headers = { authorization: 'Bearer BOARD' }
    const read = await fetch(`${other.url}/api/v1/external/candidates/${reference}`, { headers })
    expect(read.status).toBe(200)
  }

  // A server would seal with a key of its own what sandboxes could not read.
  const server = await longlist(['serve', '--port', '0', '--data', tempFolder()], { env })
  expect(server).toMatchObject({ code: 78, stderr: expect.stringContaining('The server key is not the one') })
})

test('on PostgreSQL alone it keeps the database, and its files while it runs', { timeout: 120_000 }, async ({
  skip,
}) => {
  const shared = await sharedStore()
  if (!shared) return skip('this run has no PostgreSQL')
  const env = { ...shared.database, LONGLIST_PROCESSES: '2' }
  const first = await sandbox([], { env })
  expect(first.stdout.trim().split('\n')).toHaveLength(1)
  const token = await comeetToken({ apiKey: 'acme-api-key', secret: 'partner-secret-of-32-characters!' })
  const resume = { name: 'cv.pdf', file: Buffer.from(PDF).toString('base64') }
  const sent = await sendToComeet(first.url, token, '11.11', { resume })
  const { uid, resume: link } = (await sent.json()) as { uid: string; resume: { url: string } }
  // Whichever of its processes answers.
  for (let count = 0; count < 4; count++) {
    expect(await (await fetch(link.url, { headers: { connection: 'close' } })).text()).toBe(PDF)
  }
  expect(await first.end()).toBe(0)

  const second = await sandbox([], { env: shared.database })
  expect(second.ready.organizations).toEqual(first.ready.organizations)
  const read = await fetch(`${second.url}/candidates/${uid}`, { headers: { authorization: `Bearer ${token}` } })
  expect(read.status).toBe(200)
})

test('it obeys the variables of a server: the folder, and several processes where there is one', {
  timeout: 120_000,
}, async () => {
  const data = join(tempFolder(), 'data')
  const inFolder = await sandbox([], { env: { LONGLIST_DATA: data, LONGLIST_PROCESSES: '2' } })
  expect(inFolder.stdout.trim().split('\n')).toHaveLength(1)
  expect(await inFolder.end()).toBe(0)
  const listed = await longlist(['job', 'list', '--data', data, '--json'])
  expect(JSON.parse(listed.stdout)).toMatchObject([{ uid: '11.11' }])

  const inMemory = await sandbox([], { env: { LONGLIST_PROCESSES: '2' } })
  expect((await sendToWelcomeKit(inMemory.url, 'WK_API_KEY', 'Pg4eV6k', 'WTTJ_KmqkD1Y')).status).toBe(201)
})

const PDF = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'

test.concurrent('it fetches files from this machine, and is reached from this machine only', async ({ skip }) => {
  const files = createServer((_request, response) => {
    response.setHeader('content-type', 'application/pdf').end(PDF)
  })
  await new Promise<void>((resolve) => void files.listen(0, '127.0.0.1', resolve))
  atTheEnd(() => void files.close())
  const { url } = await sandbox()
  const { port } = files.address() as { port: number }
  const answer = await fetch(`${url}/api/v1/external/candidates`, {
    method: 'POST',
    headers: { authorization: 'Bearer WK_API_KEY' },
    body: new URLSearchParams({
      organization_reference: 'Pg4eV6k',
      job_reference: 'WTTJ_KmqkD1Y',
      email: 'a@example.com',
      firstname: 'A',
      lastname: 'B',
      remote_resume_url: `http://127.0.0.1:${port}/resume.pdf`,
    }),
  })
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({
    status: 201,
    body: { resume_size: PDF.length },
  })

  const addresses = Object.values(networkInterfaces()).flatMap((list = []) => list)
  const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address
  if (outside === undefined) return skip('this machine has no other address')
  await expect(fetch(`http://${outside}:${new URL(url).port}/healthz`)).rejects.toThrow()
})
