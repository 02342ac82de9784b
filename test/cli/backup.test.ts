import { once } from 'node:events'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { extract, pack } from 'tar-stream'
import { describe, expect, test, vi } from 'vitest'
import { samples } from '../support/sample-files.ts'
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
  withFiles,
  withoutNul,
} from './copied-stores.ts'
import { longlist, sandbox, start, tempFolder } from './longlist.ts'

/** One file that holds a whole store, as an operator writes and reads it. */

// Each test runs the command several times.
vi.setConfig({ testTimeout: 180_000 })

async function run(args: readonly string[], store: CopiedStore) {
  const ended = await longlist(args, { env: store.env })
  for (const secret of store.secrets) expect(ended.stdout + ended.stderr).not.toContain(secret)
  return ended
}

/** The kind after this one, so that a backup also moves a store. */
function nextKind(kind: Kind): Kind {
  return KINDS[(KINDS.indexOf(kind) + KINDS.length - 1) % KINDS.length] as Kind
}

describe.each(KINDS)('of %s', (kind) => {
  test('a backup brings everything back, into another kind of store too', async () => {
    const { store, server } = await startOn(kind)
    const asked = await fillAwkwardly(server)
    const backup = join(tempFolder(), 'backup.tar')
    const written = await run(['backup', backup], store)
    expect(written).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/written and read back, \d+ rows and 10 files/),
    })
    expect(written.stderr).toContain('The server key is not in it')
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    expect(readFileSync(backup).includes(store.settings.serverKey ?? '')).toBe(false)
    await server.close()

    const to = await newStore(nextKind(kind), store.settings.serverKey ?? '')
    expect(await run(['restore', backup], to)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Restored and compared/),
    })
    const lossy = to.kind.startsWith('postgres') ? withoutNul : <T>(value: T) => value
    expect(await rowsOf(to)).toEqual(lossy(await rowsOf(store)))
    expect(await answersOf(to, asked)).toEqual(lossy(await answersOf(store, asked)))

    // It is not empty any more.
    const before = await rowsOf(to)
    expect(await run(['restore', backup], to)).toMatchObject({ code: 1, stderr: expect.stringContaining('not empty') })
    expect(await rowsOf(to)).toEqual(before)
  })

  test('while candidates are written, all that was acknowledged before is in it, and none is half', {
    timeout: 90_000,
  }, async () => {
    const { store, server } = await startOn(kind)
    const auth = await server.jwt()
    const acknowledged: { uid: string; number: number }[] = []
    let writing = true
    let next = 0
    const write = async () => {
      while (writing) {
        const number = next++
        const fields = { first_name: 'Ada', last_name: `Number ${number}`, partner_candidate_id: `p-${number}` }
        const files = [1, 2].map((each) => file(`${each}.txt`, `File ${each} of ${number}`))
        const body = {
          position_uid: '11.11',
          ...fields,
          note: `Note ${number}`,
          resume: file('cv.pdf', samples.pdf),
          files,
        }
        const answer = await server.call({ path: '/candidates', auth, body })
        expect(answer).toMatchObject({ status: 201 })
        acknowledged.push({ uid: answer.body.uid, number })
      }
    }
    const writers = Array.from({ length: 4 }, write)
    while (acknowledged.length < 300) await sleep(10)
    const before = acknowledged.length
    const backup = join(tempFolder(), 'backup.tar')
    const done = await run(['backup', backup], store)
    expect(done).toMatchObject({ code: 0 })
    const after = acknowledged.length
    writing = false
    await Promise.all(writers)
    await server.close()
    expect(after).toBeGreaterThan(before)

    const to = await newStore(nextKind(kind), store.settings.serverKey ?? '')
    expect(await run(['restore', backup], to)).toMatchObject({ code: 0 })
    await using reader = await serveStore(to)
    const authorization = await reader.jwt()
    let found = 0
    for (const { uid, number } of acknowledged) {
      const { status, body } = await reader.get(`/candidates/${uid}`, authorization)
      if (status === 404 && acknowledged.findIndex((each) => each.uid === uid) >= before) continue
      expect({ number, status }).toEqual({ number, status: 200 })
      expect(await withFiles(body, reader.url)).toMatchObject({
        last_name: `Number ${number}`,
        partner_candidate_id: `p-${number}`,
        notes: [{ text: `Note ${number}` }],
        resume: { name: 'cv.pdf', url: { status: 200 } },
        files: [
          { name: '1.txt', url: { status: 200 } },
          { name: '2.txt', url: { status: 200 } },
        ],
      })
      found++
    }
    expect(found).toBeGreaterThanOrEqual(before)
    const rows = await rowsOf(to)
    expect(rows['application']).toHaveLength(found)
    expect(rows['attachment']).toHaveLength(found * 3)
    expect(rows['event']).toHaveLength(found)
    expect(rows['note']).toHaveLength(found)
  })
})

const FIRST = KINDS[0] as Kind

async function backedUp(): Promise<{ store: CopiedStore; backup: string; folder: string }> {
  const { store, server } = await startOn(FIRST)
  await fillAwkwardly(server)
  await server.close()
  const folder = tempFolder()
  const backup = join(folder, 'backup.tar')
  expect(await run(['backup', backup], store)).toMatchObject({ code: 0 })
  return { store, backup, folder }
}

test('a backup that was cut off or changed is named as such, and nothing is written', {
  timeout: 120_000,
}, async () => {
  const { store, backup, folder } = await backedUp()
  const whole = readFileSync(backup)
  const flipped = (at: number) => {
    const bytes = Buffer.from(whole)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    return bytes
  }
  const inFile = whole.indexOf('%PDF') + 50
  const inRow = whole.indexOf('"last_name"') + 1 || whole.indexOf('Size 3')
  const manifest = whole.lastIndexOf('"nulTexts": ') + 12
  const altered: [what: string, bytes: Buffer][] = [
    ['a byte of a file', flipped(inFile)],
    ['a byte of a row', flipped(inRow)],
    ['a byte of the manifest', flipped(manifest)],
    ['a byte of a header', flipped(512 * 2 + 3)],
    ['cut off in the middle', whole.subarray(0, whole.length >> 1)],
    ['cut off between two entries', whole.subarray(0, whole.lastIndexOf('manifest.json'))],
    ['cut off at once', whole.subarray(0, 1000)],
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('This is no backup. '.repeat(100))],
  ]
  for (const [what, bytes] of altered) {
    const path = join(folder, 'altered.tar')
    writeFileSync(path, bytes)
    const data = join(folder, 'restored')
    const ended = await longlist(['restore', path, '--data', data], {
      env: { LONGLIST_SERVER_KEY: store.settings.serverKey ?? '' },
    })
    expect({ what, ...ended }).toMatchObject({
      what,
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /altered\.tar (is damaged or was changed|is cut off|is not a backup|does not hold)/,
      ),
    })
    expect(existsSync(data)).toBe(false)
  }
})

test('a backup of a newer version is refused', async () => {
  const { backup, folder } = await backedUp()
  for (const newer of [{ format: 2 }, { bookkeeping: { schemaVersion: 99 } }]) {
    const path = join(folder, 'newer.tar')
    await rewriteHead(backup, path, (head) => ({ ...head, version: '9.9.9', ...newer }))
    const ended = await longlist(['restore', path, '--data', join(folder, 'restored')])
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Restore it with Longlist 9.9.9 or a newer one'),
    })
  }
})

async function rewriteHead(from: string, to: string, change: (head: object) => object): Promise<void> {
  const tar = pack()
  const output = tar.pipe(createWriteStream(to) as never) as unknown as ReturnType<typeof createWriteStream>
  for await (const entry of createReadStream(from).pipe(extract() as never) as unknown as ReturnType<typeof extract>) {
    const chunks: Uint8Array[] = []
    for await (const chunk of entry) chunks.push(chunk as Uint8Array)
    const bytes = Buffer.concat(chunks)
    const { name } = entry.header
    const content = name === 'longlist-backup.json' ? JSON.stringify(change(JSON.parse(bytes.toString()))) : bytes
    tar.entry({ name }, content)
  }
  tar.finalize()
  await once(output, 'finish')
}

test('a restore that was killed goes on where it was', async () => {
  const { store, server } = await startOn(FIRST)
  const auth = await server.jwt()
  await Promise.all(
    Array.from({ length: 12 }, async (_, worker) => {
      for (let count = 0; count < 60; count++) {
        const resume = file('cv.pdf', Buffer.concat([samples.pdf, Buffer.alloc(20_000, `${worker} ${count}`)]))
        const body = { position_uid: '11.11', first_name: 'Ada', last_name: `${worker} ${count}`, resume }
        expect(await server.call({ path: '/candidates', auth, body })).toMatchObject({ status: 201 })
      }
    }),
  )
  await server.close()
  const backup = join(tempFolder(), 'backup.tar')
  expect(await run(['backup', backup], store)).toMatchObject({ code: 0 })

  const to = await newStore(KINDS.at(-1) as Kind, store.settings.serverKey ?? '')
  const first = start(['restore', backup], { env: to.env })
  while (!first.stderr.includes('Restoring')) await sleep(5)
  while (((await rowsOf(to))['application'] ?? []).length === 0) await sleep(5)
  await first.end('SIGKILL')
  expect(await run(['organization', 'list'], to)).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('unfinished copy'),
  })
  const again = await run(['restore', backup], to)
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('Going on with what was begun before') })
  expect(await rowsOf(to)).toEqual(await rowsOf(store))
})

test('the server key goes into the backup when told, and comes back; a wrong one is refused', {
  timeout: 60_000,
}, async () => {
  const data = tempFolder()
  await (await sandbox(['--data', data])).end()
  const folder = tempFolder()
  const [plain, keyed] = [join(folder, 'plain.tar'), join(folder, 'keyed.tar')]
  expect(await longlist(['backup', plain, '--data', data])).toMatchObject({ code: 0 })
  const withKey = await longlist(['backup', keyed, '--data', data, '--with-server-key'])
  expect(withKey).toMatchObject({ code: 0, stderr: expect.stringContaining('The server key is in it') })

  const to = join(folder, 'keyed')
  expect(await longlist(['restore', keyed, '--data', to])).toMatchObject({ code: 0 })
  expect(readFileSync(join(to, 'server.key'))).toEqual(readFileSync(join(data, 'server.key')))
  expect(statSync(join(to, 'server.key')).mode & 0o777).toBe(0o600)
  expect(await longlist(['doctor', '--data', to])).toMatchObject({ code: 0 })

  const without = join(folder, 'plain')
  const restored = await longlist(['restore', plain, '--data', without])
  expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('The backup holds no server key') })
  expect(readdirSync(without)).not.toContain('server.key')

  const env = { LONGLIST_SERVER_KEY: 'ab'.repeat(32) }
  const wrong = await longlist(['restore', keyed, '--data', join(folder, 'wrong')], { env })
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('is not the server key') })
  expect(existsSync(join(folder, 'wrong'))).toBe(false)
})

test('a backup never replaces a file unless told, and leaves nothing behind when it fails', {
  timeout: 60_000,
}, async () => {
  const data = tempFolder()
  await (await sandbox(['--data', data])).end()
  const folder = tempFolder()
  const path = join(folder, 'backup.tar')
  writeFileSync(path, 'precious')
  const refused = await longlist(['backup', path, '--data', data])
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--overwrite') })
  expect(readFileSync(path, 'utf8')).toBe('precious')
  expect(await longlist(['backup', path, '--data', data, '--overwrite'])).toMatchObject({ code: 0 })
  expect(readFileSync(path).length).toBeGreaterThan(1000)
  expect(readdirSync(folder)).toEqual(['backup.tar'])

  const nowhere = await longlist(['backup', join(folder, 'no', 'where.tar'), '--data', data])
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be written') })
  rmSync(join(data, 'server.key'))
  expect(await longlist(['backup', join(folder, 'b.tar'), '--data', data])).toMatchObject({ code: 78 })
  expect(await longlist(['backup', join(folder, 'b.tar'), '--data', join(folder, 'none')])).toMatchObject({ code: 1 })
  expect(readdirSync(folder)).toEqual(['backup.tar'])
})
