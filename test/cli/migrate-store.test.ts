import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { readSettings, toConfig } from '../../src/config/config.ts'
import { TENANT_TABLES } from '../../src/db/pages.ts'
import { openStore } from '../../src/store.ts'
import { samples } from '../support/sample-files.ts'
import type { TestServer } from '../support/server.ts'
import { file } from '../wire/comeet/candidate.ts'
import { answersOf, fillAwkwardly } from './awkward.ts'
import {
  type CopiedStore,
  KINDS,
  type Kind,
  newStore,
  rowsOf,
  serveStore,
  startOn,
  withoutNul,
} from './copied-stores.ts'
import { longlist, sandbox, serve, start, tempFolder } from './longlist.ts'

/** Moving a whole store, as an operator does. */

// Each test runs the command several times.
vi.setConfig({ testTimeout: 180_000 })

/** The environment of the command: S3's credentials, and the key for neither side. */
function envOf(...stores: CopiedStore[]): Record<string, string> {
  const all = Object.assign({}, ...stores.map(({ env }) => env)) as Record<string, string>
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('AWS_')))
}

async function migrate(from: CopiedStore, to: CopiedStore) {
  const ended = await longlist(['migrate-store', ...from.named('from'), ...to.named('to')], { env: envOf(from, to) })
  for (const secret of [...from.secrets, ...to.secrets]) expect(ended.stdout + ended.stderr).not.toContain(secret)
  return ended
}

/** A walk on which each kind follows each kind, itself too. */
function everyPairing(kinds: readonly Kind[]): Kind[] {
  const left = new Map(kinds.map((kind) => [kind, [...kinds]]))
  const walk = (kind: Kind): Kind[] => {
    const path: Kind[] = []
    for (let next = left.get(kind)?.shift(); next; next = left.get(kind)?.shift()) path.unshift(...walk(next))
    return [kind, ...path]
  }
  return walk(kinds[0] as Kind)
}

test('a store goes through every pairing of kinds and stays the same', { timeout: 300_000 }, async () => {
  const walk = everyPairing(KINDS)
  const pairs = new Set(walk.slice(1).map((kind, index) => `${walk[index]} to ${kind}`))
  expect(pairs.size).toBe(KINDS.length ** 2)

  const first = walk[0] as Kind
  const { store, server } = await startOn(first)
  const asked = await fillAwkwardly(server)
  await server.close()
  let answers = await answersOf(store, asked)
  let rows = await rowsOf(store)
  let from = store
  for (const kind of walk.slice(1)) {
    const to = await newStore(kind, store.settings.serverKey ?? '')
    const { code, stdout, stderr } = await migrate(from, to)
    expect({ step: `${from.kind} to ${kind}`, code, stderr }).toMatchObject({
      step: `${from.kind} to ${kind}`,
      code: 0,
    })
    expect(stdout).toMatch(/^Copied and compared: \d+ rows and 10 files/)
    expect(stdout).toMatch(/needs the same server key/)
    if (kind.startsWith('postgres')) {
      answers = withoutNul(answers)
      rows = withoutNul(rows)
    }
    expect(withOrder(await rowsOf(to))).toEqual(withOrder(rows))
    expect(await answersOf(to, asked)).toEqual(answers)
    from = to
  }

  // It goes on as the first one would have: new names, and new places in the log, behind the old ones.
  await using reader = await serveStore(from)
  const created = await fetch(`${reader.url}/candidates`, {
    method: 'POST',
    headers: { authorization: await reader.jwt(), 'content-type': 'application/json' },
    body: JSON.stringify({ position_uid: '11.11', first_name: 'Ada', last_name: 'New' }),
  })
  expect(created.status).toBe(201)
  const after = await rowsOf(from)
  const last = (list: typeof rows) => Math.max(...(list['event'] ?? []).map(({ position }) => Number(position)))
  expect(last(after)).toBeGreaterThan(last(rows))
  const ids = (rows['application'] ?? []).map(({ id }) => Number(id))
  const added = (after['application'] ?? []).map(({ id }) => Number(id)).filter((id) => !ids.includes(id))
  expect(added).toHaveLength(1)
  expect(added[0]).toBeGreaterThan(Math.max(...ids))
})

/** Opening a store may reserve nothing and change nothing, so even its bookkeeping is the same. */
function withOrder(rows: Awaited<ReturnType<typeof rowsOf>>) {
  return { ...rows, store_mark: (rows['store_mark'] ?? []).filter(({ name }) => name === 'server_key') }
}

/** Many small candidates, quickly. */
async function fill(server: TestServer, count: number): Promise<void> {
  const auth = await server.jwt()
  let next = 0
  const worker = async () => {
    while (next < count) {
      const number = next++
      const resume = file('cv.pdf', Buffer.concat([samples.pdf, Buffer.from(`of ${number}`)]))
      const body = { position_uid: '11.11', first_name: 'Ada', last_name: `Number ${number}`, resume }
      const answer = await server.call({ path: '/candidates', auth, body })
      expect(answer).toMatchObject({ status: 201 })
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
}

describe.each(KINDS)('to %s', (kind) => {
  test('killed again and again, it goes on where it was', async () => {
    const { store: from, server } = await startOn(KINDS[0] as Kind)
    const count = kind.endsWith('s3') ? 600 : 1_500
    await fill(server, count)
    await server.close()
    const to = await newStore(kind, from.settings.serverKey ?? '')
    const args = ['migrate-store', ...from.named('from'), ...to.named('to')]
    const total = await rowsWhen(from, () => true)

    let before = 0
    for (const share of [0.05, 0.3, 0.5, 0.8]) {
      const running = start(args, { env: envOf(from, to) })
      const found = await rowsWhen(to, (rows) => rows >= Math.max(before, share * total))
      await running.end('SIGKILL')
      expect(found).toBeGreaterThanOrEqual(before)
      before = found
      const opened = await longlist(['organization', 'list'], { env: to.env })
      expect(opened).toMatchObject({ code: 78, stderr: expect.stringContaining('unfinished copy') })
    }
    const { code, stdout, stderr } = await migrate(from, to)
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('Going on with the copy') })
    expect(stdout).toMatch(new RegExp(`^Copied and compared: \\d+ rows and ${count} files`))
    expect(withOrder(await rowsOf(to))).toEqual(withOrder(await rowsOf(from)))
    expect(await longlist(['doctor', '--json'], { env: to.env })).toMatchObject({ code: 0 })
  })

  test('a target with something in it is refused, and stays as it was', async () => {
    const { store: from, server } = await startOn(KINDS[0] as Kind)
    await fill(server, 3)
    await server.close()
    const { store: full, server: another } = await startOn(kind)
    await fill(another, 1)
    await another.close()
    const before = await rowsOf(full)
    expect(await migrate(from, full)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The target is not empty'),
    })
    expect(await rowsOf(full)).toEqual(before)

    // An empty database beside files that belong to somebody.
    const to = await newStore(kind, from.settings.serverKey ?? '')
    await put(to)
    expect(await migrate(from, to)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The target is not empty'),
    })
  })
})

test('a source that is written meanwhile is noticed, and the copy is not finished', async () => {
  const kind = KINDS[0] as Kind
  const { store: from, server } = await startOn(kind)
  await fill(server, 1_500)
  const to = await newStore(kind, from.settings.serverKey ?? '')
  const running = start(['migrate-store', ...from.named('from'), ...to.named('to')], { env: envOf(from, to) })
  await rowsWhen(to, (rows) => rows > 0)
  await fill(server, 1)
  expect(await running.ended).toBe(1)
  expect(running.stderr).toContain('The source was written while it was copied')
  // Going on would leave out what was written.
  expect(await migrate(from, to)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The source was written after'),
  })
  expect(await longlist(['organization', 'list'], { env: to.env })).toMatchObject({ code: 78 })
  await server.close()

  // Nor is it mixed with another store.
  const { store: another, server: its } = await startOn(kind)
  await its.close()
  expect(await migrate(another, to)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('unfinished copy of something else'),
  })
})

test('a missing or damaged file ends the copy, unless it may be left out', async () => {
  const kind = KINDS[0] as Kind
  const { store: from, server } = await startOn(kind)
  await fill(server, 5)
  const [damaged] = await server.server.store.engine.all('select min(id) as id from attachment', [], 'every')
  await server.server.store.engine.write(
    'update attachment set sha256 = ? where id = ?',
    ['00', Number(damaged?.['id'])],
    'every',
  )
  await server.close()
  const to = await newStore(kind, from.settings.serverKey ?? '')
  const refused = await migrate(from, to)
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`File ${damaged?.['id']} "cv.pdf"`) })
  expect(refused.stderr).toContain('--skip-damaged')
  const args = ['migrate-store', ...from.named('from'), ...to.named('to'), '--skip-damaged']
  const done = await longlist(args, { env: envOf(from, to) })
  expect(done).toMatchObject({ code: 1, stdout: expect.stringContaining('1 files were left out') })
  const seen = await longlist(['doctor'], { env: to.env })
  expect(seen).toMatchObject({ code: 1, stdout: expect.stringMatching(/is missing\. It was left out when/) })
  expect(seen.stdout).toMatch(/WRONG {2}files: 5 files/)
})

test.concurrent('from folder to folder the key goes too, and another key is not overwritten', async () => {
  const data = tempFolder()
  await (await sandbox(['--data', data])).end()
  const [to, other] = [join(tempFolder(), 'to'), tempFolder()]
  const done = await longlist(['migrate-store', '--from', data, '--to', to])
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('The server key was copied too') })
  expect(readFileSync(join(to, 'server.key'))).toEqual(readFileSync(join(data, 'server.key')))
  expect(await longlist(['doctor', '--data', to])).toMatchObject({ code: 0 })
  await (await serve(to)).end()

  writeFileSync(join(other, 'server.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 })
  const refused = await longlist(['migrate-store', '--from', data, '--to', other])
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is another server key') })
  expect(readdirSync(other)).toEqual(['server.key'])
})

test.concurrent.each([
  [['--from', 'data'], 2, /--to/],
  [['--from', 'nowhere', '--to', 'x'], 1, /There is no store in the folder .*nowhere.*--from/],
  [['--from', 'x', '--to', 'x'], 2, /name the same database/],
  [['--from', 'x', '--to', 'postgres://me:hidden@h/db'], 2, /--to-blobs must say/],
  [['--from', 'postgres://me:hidden@h/', '--from-blobs', 'disk:b', '--to', 'x'], 2, /--from must have the form/],
  [['--from', 'mysql://me:hidden@h/db', '--to', 'x'], 2, /--from must be a data folder/],
  [['--from', 's3://bucket', '--to', 'x'], 2, /--from-blobs/],
  [['--from', ':memory:', '--to', 'x'], 2, /:memory: is not/],
  [['--from', '', '--to', 'x'], 2, /--from must not be empty/],
  [['--from', 'x', '--to', 'y', '--to-blobs', 'ftp://b'], 2, /--to-blobs must have the form/],
  [['--from', 'x', '--to', 'y', '--to-blobs', 's3://bucket'], 78, /AWS_ACCESS_KEY_ID/],
  [['--from', 'x', '--to', 'y', '--from-blobs', 'disk:b', '--to-blobs', 'disk:b'], 2, /files in the same place/],
])('wrong usage is told in a sentence: %j', async (args, code, sentence) => {
  const ended = await longlist(['migrate-store', ...args], { env: { LONGLIST_DATA: tempFolder() } })
  expect(ended).toMatchObject({ code, stderr: expect.stringMatching(sentence) })
  expect(ended.stderr).not.toContain('hidden')
})

/** How many rows a copy in the making holds, once that is enough. */
async function rowsWhen({ settings }: CopiedStore, isEnough: (rows: number) => boolean): Promise<number> {
  const store = await openStore(toConfig(readSettings({}, settings)), Buffer.alloc(32), { anyState: true })
  try {
    for (;;) {
      const found = await store.engine.all(COUNT, [], 'every')
      const rows = Number(found[0]?.['rows'])
      if (isEnough(rows)) return rows
      await sleep(2)
    }
  } finally {
    await store.close()
  }
}

const COUNT = `select (${TENANT_TABLES.map((table) => `(select count(*) from ${table})`).join(' + ')}) as rows`

async function put({ settings }: CopiedStore): Promise<void> {
  const config = toConfig(readSettings({}, settings))
  const store = await openStore(config, Buffer.alloc(32), { anyState: true })
  await store.blobs.put(1, Buffer.from('somebody else’s'))
  await store.close()
}
