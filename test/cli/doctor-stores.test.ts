import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { AwsClient } from 'aws4fetch'
import pg from 'pg'
import { describe, expect, inject, test, vi } from 'vitest'
import { pathsIn } from '../../src/config/config.ts'
import { samples } from '../support/sample-files.ts'
import type { TestServer } from '../support/server.ts'
import { file } from '../wire/comeet/candidate.ts'
import { type CopiedStore, KINDS, startOn } from './copied-stores.ts'
import { longlist } from './longlist.ts'

/** The doctor on every kind of store. */

// Each test runs the command several times.
vi.setConfig({ testTimeout: 180_000 })

type Findings = readonly { readonly problem: string; readonly remedy?: string }[]

async function examine({ env, secrets }: CopiedStore, more: Record<string, string> = {}) {
  const { code, stdout, stderr } = await longlist(['doctor', '--json'], { env: { ...env, ...more } })
  for (const secret of secrets) expect(stdout + stderr).not.toContain(secret)
  const { checks } = JSON.parse(stdout) as {
    checks: { name: string; note?: string; ok: boolean; findings: Findings }[]
  }
  const wrong = Object.fromEntries(checks.filter(({ ok }) => !ok).map(({ name, findings }) => [name, findings]))
  return { code, wrong, note: checks.find(({ name }) => name === 'files')?.note, names: checks.map(({ name }) => name) }
}

async function create(server: TestServer, name: string): Promise<void> {
  const body = { position_uid: '11.11', first_name: 'Ada', last_name: 'Lovelace', resume: file(name, samples.pdf) }
  expect(await server.call({ path: '/candidates', body })).toMatchObject({ status: 201 })
}

describe.each(KINDS)('on %s', (kind) => {
  const onS3 = kind.endsWith('s3')
  const onPostgres = kind.startsWith('postgres')

  test('it finds what is missing or damaged among the files, and counts what nobody names', async () => {
    const { store, server } = await startOn(kind)
    for (const name of ['whole.pdf', 'gone.pdf', 'other.pdf']) await create(server, name)
    const { blobs, engine } = server.server.store
    expect(await examine(store)).toMatchObject({ code: 0, wrong: {}, note: `3 files, ${samples.pdf.length * 3} bytes` })

    await blobs.put(server.organizationId, Buffer.from('nobody names me'))
    await blobs.put(server.organizationId, Buffer.from('nor me'))
    const [gone] = await engine.all(`select blob_key as key from attachment where name = 'gone.pdf'`, [], 'every')
    await blobs.erase(String(gone?.['key']))
    await engine.write(`update attachment set size = size + 1 where name = 'other.pdf'`, [], 'every')
    const { code, wrong, note } = await examine(store)
    expect(code).toBe(1)
    expect(Object.keys(wrong)).toEqual(['files'])
    // An erased blob on disk is zeros.
    const remedy = onS3 ? /^Restore the object .* of the bucket / : /^Restore blobs\/\S+\.pack from a backup\.$/
    expect(wrong['files']).toEqual([
      {
        problem: expect.stringMatching(onS3 ? /"gone\.pdf" .* is missing\.$/ : /"gone\.pdf" .* is damaged: /),
        remedy: expect.stringMatching(remedy),
      },
      {
        problem: expect.stringMatching(/"other\.pdf" .* has \d+ bytes and should have \d+\.$/),
        remedy: expect.stringMatching(remedy),
      },
    ])
    expect(note).toContain('; 2 more with 21 bytes that no candidate has')
    await server.close()
  })

  test('it finds another server key, an unfinished copy, and rows whose parent is gone', async () => {
    const { store, server } = await startOn(kind)
    await create(server, 'cv.pdf')
    expect(await examine(store, { LONGLIST_SERVER_KEY: 'ab'.repeat(32) })).toMatchObject({
      code: 1,
      wrong: {
        'client secrets': [{ problem: expect.stringContaining('is not the one that the store is sealed with') }],
      },
    })
    await server.server.store.engine.write('insert into store_mark (name, value) values (?, ?)', ['copy', '{}'], 'none')
    await server.close()
    await orphanNote(store)
    const { code, wrong } = await examine(store)
    expect({ code, checks: Object.keys(wrong) }).toEqual({ code: 1, checks: ['database'] })
    expect(wrong['database']).toEqual([
      {
        problem: expect.stringContaining('unfinished copy'),
        remedy: expect.stringContaining('longlist migrate-store'),
      },
      {
        problem: expect.stringMatching(/ of note belong.* that (is|are) not there\.$/),
        remedy: expect.stringMatching(onPostgres ? /of the database/ : /of the data folder/),
      },
    ])
  })

  test('the data folder is looked at only when something is kept there', async () => {
    const { store, server } = await startOn(kind)
    await create(server, 'cv.pdf')
    await server.close()
    const nothing = onPostgres && onS3
    if (nothing) rmSync(store.data, { recursive: true, force: true })
    const { code, names } = await examine(store)
    expect({ code, looked: names.includes('data folder') }).toEqual({ code: 0, looked: !nothing })
  })
})

/** As it comes about when a backup of one part only is restored. */
async function orphanNote({ settings }: CopiedStore): Promise<void> {
  const insert = `insert into note (organization_id, id, application_id, client_id, text, created_at)
    select organization_id, 999999, 999998, client_id, 'lost', 1 from application limit 1`
  if (settings.databaseUrl === undefined) {
    const db = new DatabaseSync(pathsIn(settings.data ?? '').database, { enableForeignKeyConstraints: false })
    db.exec(insert)
    return db.close()
  }
  const admin = new URL(inject('postgresAdminUrl') as string)
  admin.pathname = new URL(settings.databaseUrl).pathname
  const client = new pg.Client(admin.href)
  await client.connect()
  // As a restore does that switches the checks off.
  await client.query(`set session_replication_role = replica`)
  await client.query(insert)
  await client.end()
}

test.runIf(KINDS.some((kind) => kind.startsWith('postgres')))(
  'a database that does not answer is told as that',
  async () => {
    const env = { LONGLIST_DATABASE_URL: 'postgres://me:hidden@127.0.0.1:1/db', LONGLIST_SERVER_KEY: 'ab'.repeat(32) }
    const { code, stdout, stderr } = await longlist(['doctor'], { env })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^WRONG {2}database\n +It cannot be opened: .*ECONNREFUSED.* LONGLIST_DATABASE_URL\.$/m)
    expect(stdout + stderr).not.toContain('hidden')
  },
)

const s3Kind = KINDS.find((kind) => kind.endsWith('s3'))

test.runIf(s3Kind)('S3 that cannot be reached, refuses the key, or lacks a right is told as that', async () => {
  const { store, server } = await startOn(s3Kind as (typeof KINDS)[number])
  await create(server, 'cv.pdf')
  await server.close()
  const blobsUrl = store.settings.blobsUrl ?? ''
  const elsewhere = blobsUrl.replace(/endpoint=[^&]*/, `endpoint=${encodeURIComponent('http://127.0.0.1:1')}`)
  const unreachable = await examine(store, { LONGLIST_BLOBS_URL: elsewhere })
  expect(unreachable).toMatchObject({
    code: 1,
    wrong: { 'place of files': [{ problem: expect.stringContaining('ECONNREFUSED') }] },
  })
  expect(unreachable.names).not.toContain('files')

  const refused = await examine(store, { AWS_SECRET_ACCESS_KEY: 'wrong' })
  expect(refused.wrong['place of files']?.[0]?.problem).toContain('AWS_SECRET_ACCESS_KEY is not the secret')
  const noBucket = await examine(store, { LONGLIST_BLOBS_URL: blobsUrl.replace(/\/\/[^/]*\//, '//no-such-bucket/') })
  expect(noBucket.wrong['place of files']?.[0]?.problem).toContain('does not exist')

  await using _ = await deny(blobsUrl, ['s3:PutObject', 's3:DeleteObject'])
  const { code, wrong } = await examine(store)
  expect({ code, checks: Object.keys(wrong) }).toEqual({ code: 1, checks: ['place of files'] })
  expect(wrong['place of files']?.map(({ problem }) => problem)).toEqual([
    expect.stringMatching(
      /^It is not possible to put an object\. .*AccessDenied.*needs to list it, and to get, put and delete/,
    ),
    expect.stringMatching(/^It is not possible to delete an object\. .*AccessDenied/),
  ])
})

/** Takes rights below one prefix away, until it is disposed of. */
async function deny(blobsUrl: string, actions: readonly string[]): Promise<AsyncDisposable> {
  const access = inject('s3')
  if (!access) throw new Error('This run has no S3')
  const { bucket, endpoint } = access
  const client = new AwsClient({ ...access, service: 's3', retries: 0 })
  const resource = `arn:aws:s3:::${bucket}${new URL(blobsUrl).pathname}*`
  const statement = { Effect: 'Deny', Principal: { AWS: ['*'] }, Action: actions, Resource: [resource] }
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const set = await client.fetch(`${endpoint}/${bucket}?policy`, { method: 'PUT', body: policy })
  expect([set.status, await set.text()]).toEqual([
    expect.toSatisfy((status: number) => status < 300),
    expect.any(String),
  ])
  return {
    async [Symbol.asyncDispose]() {
      await client.fetch(`${endpoint}/${bucket}?policy`, { method: 'DELETE' })
    },
  }
}
