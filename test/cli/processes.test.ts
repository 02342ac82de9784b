import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import {
  atTheEnd,
  demonstration,
  longlist,
  olderNode,
  type Running,
  sendToWelcomeKit,
  serve,
  tempFolder,
} from './longlist.ts'
import { sharedStore } from './shared-store.ts'
import { healthz, logged, workersOf } from './workers.ts'

/** One server in several processes on one port. */

const MADE = 'there is a demonstration in it now'
const DIED = 'a process died and is replaced'
const env = { LONGLIST_PROCESSES: '2' }
const PATIENCE = { timeout: 120_000 }

const create = async (running: Running) => {
  const { token, organization, job } = demonstration(running)
  const answer = await sendToWelcomeKit(running.url, token, organization, job)
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { reference: string }).reference
}

const read = async (running: Running, reference: string) => {
  const headers = { authorization: `Bearer ${demonstration(running).token}`, connection: 'close' }
  return (await fetch(`${running.url}/api/v1/external/candidates/${reference}`, { headers })).status
}

test('all answer on one port, and what is said once is said once', PATIENCE, async () => {
  const data = tempFolder()
  const running = await serve(data, { env: { LONGLIST_PROCESSES: '3' } })
  expect(running.stdout.split(MADE)).toHaveLength(2)
  expect(running.stdout.indexOf(MADE)).toBeLessThan(running.stdout.indexOf('Longlist is ready at '))
  const pids = await workersOf(running, 3)
  expect(pids).not.toContain(running.child.pid)
  const reference = await create(running)
  for (let count = 0; count < 6; count++) expect(await read(running, reference)).toBe(200)
  expect(await running.end()).toBe(0)
  expect(logged(running, `Longlist is ready at ${running.url}`)).toHaveLength(1)
  expect(running.stderr).toBe('')
  const { stdout } = await longlist(['client', 'list', '--data', data, '--json'])
  expect(JSON.parse(stdout)).toHaveLength(2)
})

test('what keeps it from starting is told once, with the same sentence and exit code', PATIENCE, async () => {
  const data = tempFolder()
  const holder = createServer().listen(0, '127.0.0.1')
  atTheEnd(() => void holder.close())
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  expect(await longlist(['serve', '--port', String(port), '--data', data], { env })).toEqual({
    code: 1,
    stdout: '',
    stderr: `Port ${port} of 127.0.0.1 is in use by another program. Choose another with --port or LONGLIST_PORT.\n`,
  })

  const newer = join(data, 'newer')
  mkdirSync(newer)
  const db = new DatabaseSync(join(newer, 'longlist.db'))
  db.exec('create table schema_migration (version integer primary key, name text, applied_at integer) strict')
  db.exec(`insert into schema_migration values (999, 'later', 0)`)
  db.close()
  const withKey = { ...env, LONGLIST_SERVER_KEY: 'ab'.repeat(32) }
  const tooNew = await longlist(['serve', '--port', '0', '--data', newer], { env: withKey })
  expect(tooNew).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^The store is at version 999, .*\n$/),
  })
  const lost = await longlist(['serve', '--port', '0', '--data', newer], { env })
  expect(lost).toMatchObject({
    code: 78,
    stdout: '',
    stderr: expect.stringMatching(/^The configuration is wrong:\n.*\n$/),
  })
})

test('a process that dies is replaced, later each time, and nothing acknowledged is lost', PATIENCE, async () => {
  const running = await serve(tempFolder(), { env })
  const references: string[] = []
  for (let death = 1; death <= 4; death++) {
    const pids = await workersOf(running, 2)
    for (let count = 0; count < 4; count++) references.push(await create(running))
    process.kill(pids[death % 2] as number, 'SIGKILL')
    await running.line(() => logged(running, DIED).length === death)
    // The one that is left goes on answering.
    expect((await healthz(running)).status).toBe(200)
  }
  await workersOf(running, 2)
  for (const reference of references) expect(await read(running, reference)).toBe(200)
  const pauses = logged(running, DIED).map(({ pauseMs }) => Number(pauseMs))
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(new Set(pauses).size).toBe(pauses.length)
  expect(await running.end('SIGINT')).toBe(0)
})

test('when all die at once, the port is the same afterwards', PATIENCE, async () => {
  const running = await serve(tempFolder(), { env })
  for (const pid of await workersOf(running, 2)) process.kill(pid, 'SIGKILL')
  await running.line(() => logged(running, DIED).length >= 2)
  for (let status = 0; status !== 200; )
    status = await healthz(running).then(
      (answer) => answer.status,
      () => 0,
    )
  await workersOf(running, 2)
  expect(await running.end()).toBe(0)
})

test('SIGTERM answers what is in flight in every process; once more ends all at once', PATIENCE, async () => {
  const draining = await serve(tempFolder(), { env })
  const answers = await Promise.all([inFlight(draining), inFlight(draining)])
  draining.child.kill('SIGTERM')
  await untilRefused(draining.url)
  for (const { finish } of answers) finish()
  expect(await Promise.all(answers.map(({ answer }) => answer))).toEqual([
    expect.stringMatching(/^HTTP\/1.1 201 /),
    expect.stringMatching(/^HTTP\/1.1 201 /),
  ])
  expect(await draining.ended).toBe(0)

  const hurried = await serve(tempFolder(), { env })
  const { answer } = await inFlight(hurried)
  hurried.child.kill('SIGTERM')
  await untilRefused(hurried.url)
  expect(await hurried.end('SIGTERM')).toBe(143)
  expect(await answer).toBe('')
})

test('no process outlives the first one', PATIENCE, async ({ skip }) => {
  const running = await serve(tempFolder(), { env })
  await workersOf(running, 2)
  running.child.kill('SIGKILL')
  // Their streams, which the others have too, close only when all have ended.
  await running.ended
  await expect(fetch(`${running.url}/healthz`)).rejects.toThrow('fetch failed')

  const node = olderNode()
  if (!node) return skip('no older Node is on this machine')
  const launched = await serve(tempFolder(), { env, node })
  const pids = await workersOf(launched, 2)
  launched.child.kill('SIGHUP')
  await launched.line((line) => line.includes('all are replaced'))
  expect(await workersOf(launched, 2)).not.toEqual(expect.arrayContaining([pids[0]]))
  launched.child.kill('SIGKILL')
  await launched.ended
  await expect(fetch(`${launched.url}/healthz`)).rejects.toThrow('fetch failed')
})

test('the metrics are those of all processes, and never go back', PATIENCE, async () => {
  const running = await serve(tempFolder(), { env })
  const pids = await workersOf(running, 2)
  const scrape = async () => {
    const answer = await fetch(`${running.url}/metrics`, { headers: { connection: 'close' } })
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await answer.text()
    const line = text
      .split('\n')
      .find((each) => each.startsWith('longlist_http_requests_total{') && each.includes('"/healthz"'))
    return Number(line?.split(' ').at(-1))
  }
  const before = await scrape()
  for (let count = 0; count < 10; count++) await healthz(running)
  for (let count = 0; count < 4; count++) expect(await scrape()).toBe(before + 10)

  running.child.kill('SIGHUP')
  await running.line((line) => line.includes('all are replaced'))
  expect(await scrape()).toBe(before + 10)
  const later = await workersOf(running, 2)
  expect(later.filter((pid) => pids.includes(pid))).toEqual([])
  expect(await scrape()).toBeGreaterThan(before + 10)
})

test('on PostgreSQL and S3', PATIENCE, async ({ skip }) => {
  const settings = await sharedStore()
  if (!settings) return skip('this run has no PostgreSQL')
  const running = await serve(tempFolder(), { env: { ...env, ...settings.database, ...settings.blobs } })
  expect(running.stdout.split(MADE)).toHaveLength(2)
  const reference = await create(running)
  await workersOf(running, 2)
  for (let count = 0; count < 4; count++) expect(await read(running, reference)).toBe(200)
  expect(await running.end()).toBe(0)
  expect(running.stderr).toBe('')
})

/** A create that a process has begun to read, on a connection of its own; `answer` is what came when it closes. */
async function inFlight(running: Running): Promise<{ finish: () => void; answer: Promise<string> }> {
  const { token, organization, job } = demonstration(running)
  const person = { firstname: 'Grace', lastname: 'Hopper', email: 'grace@example.com' }
  const body = JSON.stringify({ organization_reference: organization, job_reference: job, ...person })
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
  const head = [
    'POST /api/v1/external/candidates HTTP/1.1',
    'host: localhost',
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'expect: 100-continue',
  ]
  let received = ''
  socket.setEncoding('latin1').on('error', () => {})
  const answer = once(socket, 'close').then(() => received)
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  const [invitation] = await once(socket, 'data')
  expect(invitation).toBe('HTTP/1.1 100 Continue\r\n\r\n')
  socket.on('data', (text: string) => {
    received += text
  })
  return { finish: () => void socket.write(body), answer }
}

/** Until nobody listens any more: then the server has begun to end. */
async function untilRefused(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${url}/healthz`, { headers: { connection: 'close' } })
    } catch {
      return
    }
  }
}
