import { expect, test } from 'vitest'
import { longlist, type Running, serve, tempFolder } from './longlist.ts'

const PASSWORD = 'correct horse battery staple'

test.concurrent('the first admin is made by the link that each start prints, until there is one; the operator invites, resets and deactivates', async () => {
  const data = tempFolder()
  const first = await serve(data)
  const old = setupToken(first)
  await first.end()

  const running = await serve(data)
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${running.url}/api/longlist/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return answer.status
  }
  const setUp = (token: string | undefined) =>
    post('/setup', { token, name: 'Ada', email: 'ada@example.com', password: PASSWORD })
  const token = setupToken(running)
  expect(token).toMatch(/^setup_[\w-]{43}$/)
  expect([await setUp(old), await setUp(token), await setUp(token)]).toEqual([404, 201, 404])
  // The line is no line of the log.
  expect(running.stdout.split('\n').filter((line) => line.startsWith('{') && line.includes('setup_'))).toEqual([])

  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await longlist(['user', ...args, '--data', data, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return JSON.parse(stdout)
  }
  const invited = await run('add', '--email', 'mia@example.com', '--role', 'recruiter')
  const accept = (url: string, more: object) =>
    post('/invitations/accept', { token: url.split('#')[1], password: PASSWORD, ...more })
  expect(await accept(invited.url, { name: 'Mia' })).toBe(201)
  const reset = await run('reset', 'MIA@example.com')
  const another = 'another correct horse'
  const signIn = (password: string) => post('/session', { email: 'mia@example.com', password })
  expect(await signIn(PASSWORD)).toBe(200)
  expect(await accept(reset.url, { password: another })).toBe(201)
  expect([await signIn(PASSWORD), await signIn(another)]).toEqual([401, 200])
  expect(await run('deactivate', 'mia@example.com')).toMatchObject({ deactivatedAt: expect.any(String) })
  expect(await signIn(another)).toBe(401)
  expect(await run('list')).toMatchObject([
    { email: 'ada@example.com', role: 'admin', deactivatedAt: null },
    { email: 'mia@example.com', role: 'recruiter' },
  ])
  const last = await longlist(['user', 'deactivate', 'ada@example.com', '--data', data])
  expect(last).toMatchObject({ code: 1, stderr: expect.stringContaining('the last admin') })
  await running.end()

  const third = await serve(data)
  expect(setupToken(third)).toBeUndefined()
  await third.end()
})

test.concurrent('several processes print one link, and it counts', async () => {
  const running = await serve(tempFolder(), { env: { LONGLIST_PROCESSES: '2' } })
  expect(running.stdout.match(/Set up the first admin/g)).toHaveLength(1)
  const { status } = await fetch(`${running.url}/api/longlist/v1/setup?token=${setupToken(running)}`)
  expect(status).toBe(200)
  await running.end()
})

function setupToken({ stdout }: Running): string | undefined {
  return /^Set up the first admin: http:\/\/\S+\/app\/setup#(\S+)$/m.exec(stdout)?.[1]
}
