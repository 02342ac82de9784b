import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { comeetToken, longlist, sandbox, sendToComeet, sendToWelcomeKit, serve, start, tempFolder } from './longlist.ts'
import { sharedStore } from './shared-store.ts'

test.concurrent('clients and jobs that are added, rotated and revoked count at once for a running server', async () => {
  const data = tempFolder()
  const { url } = await sandbox(['--data', data])
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await longlist([...args, '--data', data, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return JSON.parse(stdout)
  }
  const [tool, board, job] = await Promise.all([
    run('client', 'add', '--name', 'Tool', '--permissions', 'all'),
    run('client', 'add', '--name', 'Board', '--scopes', 'candidates_rw', '--organization', 'Pg4eV6k'),
    run('job', 'add', '--name', 'Cook', '--uid', 'C.1', '--stage', 'In: first:initial', '--stage', 'Out'),
  ])
  expect(tool).toEqual({ ...tool, organization: 'Pg4eV6k', name: 'Tool' })
  expect(job).toMatchObject({ uid: 'C.1', status: 'open', reference: expect.stringMatching(/^WTTJ_/) })
  expect(job.stages).toMatchObject([
    { name: 'In: first', reference: 'initial' },
    { name: 'Out', reference: null },
  ])

  const sendTool = async (secrets: { apiKey: string; secret: string }) =>
    (await sendToComeet(url, await comeetToken(secrets), 'C.1')).status
  const sendBoard = async (token: string) => (await sendToWelcomeKit(url, token, 'Pg4eV6k', job.reference)).status
  expect([await sendTool(tool), await sendBoard(board.token)]).toEqual([201, 201])

  const [rotatedTool, rotatedBoard] = await Promise.all([
    run('client', 'rotate', 'Tool'),
    run('client', 'rotate', String(board.id)),
  ])
  expect([await sendTool(tool), await sendBoard(board.token)]).toEqual([401, 401])
  expect([await sendTool(rotatedTool), await sendBoard(rotatedBoard.token)]).toEqual([201, 201])

  await Promise.all([run('client', 'revoke', 'Tool'), run('client', 'revoke', 'Board')])
  expect(await run('client', 'revoke', 'Board')).toMatchObject({ revoked: true, revokedBefore: true })
  expect([await sendTool(rotatedTool), await sendBoard(rotatedBoard.token)]).toEqual([401, 401])

  const [clients, jobs] = await Promise.all([run('client', 'list'), run('job', 'list')])
  const revoked = clients.filter(({ revokedAt }: { revokedAt: string | null }) => revokedAt !== null)
  expect(new Set(revoked.map(({ name }: { name: string }) => name))).toEqual(new Set(['Tool', 'Board']))
  expect(jobs.map(({ name }: { name: string }) => name)).toEqual(['Backend engineer', 'Cook'])
})

test.concurrent('how many requests a client may send is set when it is added, later, by the seed and by the environment', async () => {
  const data = tempFolder()
  const { url } = await sandbox(['--data', data])
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await longlist(['client', ...args, '--data', data, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return JSON.parse(stdout)
  }
  const tool = await run('add', '--name', 'Tool', '--permissions', 'all', '--rate-limit', '2')
  const token = await comeetToken(tool)
  const send = async () => (await sendToComeet(url, token, '11.11')).status
  expect([await send(), await send(), await send()]).toEqual([201, 201, 429])
  expect(await run('set', 'Tool', '--rate-limit', '3')).toMatchObject({ name: 'Tool', rateLimit: 3 })
  expect([await send(), await send()]).toEqual([201, 429])
  // A sandbox limits nobody by itself.
  expect(await run('set', 'Tool', '--rate-limit', 'default')).toMatchObject({ rateLimit: null })
  expect(await send()).toBe(201)
  expect((await run('list')).find(({ name }: { name: string }) => name === 'Tool')).toMatchObject({ rateLimit: null })
  const wrong = await longlist(['client', 'set', 'Tool', '--rate-limit', 'many', '--data', data])
  expect(wrong).toMatchObject({ code: 2, stderr: '--rate-limit must be a whole number from 0 to 1000000.\n' })
})

test.concurrent('a sandbox limits requests where the environment or the seed asks for it', async () => {
  const seed = join(tempFolder(), 'seed.yaml')
  const jwt = '{ apiKey: key-a, secret: a-secret-of-thirty-two-characters }'
  writeFileSync(
    seed,
    `organizations:\n  - name: Acme\n    jobs: [{ name: Cook, uid: "C.1" }]\n    clients:\n` +
      `      - { name: A, permissions: all, rateLimit: 1, jwt: ${jwt} }\n`,
  )
  const own = await sandbox(['--seed', seed])
  const token = await comeetToken({ apiKey: 'key-a', secret: 'a-secret-of-thirty-two-characters' })
  const [first, second] = [await sendToComeet(own.url, token, 'C.1'), await sendToComeet(own.url, token, 'C.1')]
  expect([first.status, second.status]).toEqual([201, 429])
  expect(first.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/)

  const limited = start(['sandbox', '--port', '0', '--json'], { env: { LONGLIST_RATE_LIMIT: '1' } })
  const { url } = JSON.parse(await limited.line((line) => line.startsWith('{"url"')))
  const acme = await comeetToken({ apiKey: 'acme-api-key', secret: 'partner-secret-of-32-characters!' })
  const statuses = [await sendToComeet(url, acme, '11.11'), await sendToComeet(url, acme, '11.11')]
  expect(statuses.map(({ status }) => status)).toEqual([201, 429])
})

test.concurrent('for people: secrets once, lists in columns, and refusals in a sentence', async () => {
  const data = tempFolder()
  await (await sandbox(['--data', data])).end()
  const run = (...args: string[]) => longlist([...args, '--data', data])
  const [added, jwt] = await Promise.all([
    run('client', 'add', '--name', 'Board', '--scopes', 'candidates_rw'),
    run('client', 'add', '--name', 'Portal', '--scopes', 'candidates_rw', '--jwt', '--employee-portal'),
  ])
  expect(added).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Client "Board" was added.*\n\n {2}token +wk_\S+\n$/),
  })
  expect(jwt.stdout).toMatch(/\n {2}API key {2}key_\w+\n {2}secret {3}\S+\n$/)
  const [clients, jobs] = await Promise.all([run('client', 'list'), run('job', 'list')])
  expect(clients.stdout).toMatch(
    /^ID +ORGANIZATION +NAME +MAY +CREDENTIAL +ADDED +REVOKED\n[^]*Board +candidates_rw +token /,
  )
  expect(clients.stdout).toContain('candidates_rw (employee portal)')
  expect(jobs.stdout).toContain('14600 New, 14601 Interview, 14602 Refused')

  const refusals: [string[], number, string][] = [
    [['client', 'add', '--name', 'X'], 2, 'Say what the client may do'],
    [
      ['client', 'add', '--name', 'X', '--scopes', 'candidates_w'],
      2,
      'not known: candidates_w. The scopes are: candidates_rw',
    ],
    [
      ['client', 'add', '--name', 'X', '--permissions', 'nothing'],
      2,
      'not known: nothing. The permissions are: create-',
    ],
    [['client', 'add', '--name', 'Board', '--permissions', 'all'], 1, 'There is already a client named "Board"'],
    [['client', 'rotate', 'Nobody'], 1, 'There is no client with the name or id "Nobody"'],
    [
      ['client', 'list', '--organization', 'none'],
      1,
      'There is no organization with the reference "none". There are: Pg4eV6k.',
    ],
    [['job', 'add', '--name', 'X', '--uid', '11.11'], 1, 'The uid "11.11"'],
    [['job', 'add', '--name', 'X', '--status', 'lost'], 2, 'Allowed choices are open, on hold, on_hold, closed'],
    [['job', 'add', '--name', 'X', '--stage', ':initial'], 2, '--stage :initial has no name'],
  ]
  const results = await Promise.all(refusals.map(([args]) => run(...args)))
  for (const [index, [, code, said]] of refusals.entries()) {
    expect(results[index]).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(said) })
  }
})

test.concurrent('a folder without a store is named, and none is made', async () => {
  const data = join(tempFolder(), 'nothing')
  const { code, stderr } = await longlist(['client', 'list', '--data', data])
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining(`There is no store in the folder ${data}.`),
  })
  expect(existsSync(data)).toBe(false)
})

test('on PostgreSQL and S3 the verbs change what a running server knows', { timeout: 120_000 }, async ({ skip }) => {
  const shared = await sharedStore()
  if (!shared) return skip('this run has no PostgreSQL')
  const env = { ...shared.database, ...shared.blobs, LONGLIST_DATA: tempFolder() }
  const { url } = await serve(env.LONGLIST_DATA, { env })
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await longlist([...args, '--json'], { env })
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' })
    return JSON.parse(stdout)
  }
  const added = await run('organization', 'add', '--name', 'Globex', '--reference', 'globex')
  expect(added).toMatchObject({ reference: 'globex' })
  const job = await run('job', 'add', '--name', 'Cook', '--organization', 'globex')
  const board = await run('client', 'add', '--name', 'Board', '--scopes', 'candidates_rw', '--organization', 'globex')
  const send = async (token: string) => (await sendToWelcomeKit(url, token, 'globex', job.reference)).status
  expect(await send(board.token)).toBe(201)
  const rotated = await run('client', 'rotate', 'Board')
  expect([await send(board.token), await send(rotated.token)]).toEqual([401, 201])
  await run('client', 'revoke', 'Board')
  expect(await send(rotated.token)).toBe(401)
  expect(await run('organization', 'list')).toMatchObject([{ reference: 'demo' }, { reference: 'globex' }])
})
