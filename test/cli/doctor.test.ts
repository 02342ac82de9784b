import { chmodSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { comeetToken, longlist, sandbox, sendToComeet, tempFolder } from './longlist.ts'

const PDF = `%PDF-1.4\n1 0 obj\n<< /Title (Resume of Ada) >>\nendobj\ntrailer\n<<>>\n%%EOF\n`

type Report = {
  readonly ok: boolean
  readonly checks: readonly {
    readonly name: string
    readonly ok: boolean
    readonly note?: string
    readonly findings: readonly { readonly problem: string; readonly remedy?: string }[]
  }[]
}

async function examine(data: string, env = {}): Promise<{ code: number | null; wrong: string[]; report: Report }> {
  const { code, stdout } = await longlist(['doctor', '--data', data, '--json'], { env })
  const report = JSON.parse(stdout) as Report
  return { code, report, wrong: report.checks.filter(({ ok }) => !ok).map(({ name }) => name) }
}

test.concurrent('it finds a damaged file, a missing one, and an open key; a sound store is well', async () => {
  const data = tempFolder()
  const running = await sandbox(['--data', data])
  const token = await comeetToken({ apiKey: 'acme-api-key', secret: 'partner-secret-of-32-characters!' })
  const resume = { name: 'ada.pdf', file: Buffer.from(PDF).toString('base64') }
  expect((await sendToComeet(running.url, token, '11.11', { resume })).status).toBe(201)

  const sound = await examine(data)
  expect(sound).toMatchObject({ code: 0, wrong: [], report: { ok: true } })
  expect(sound.report.checks.map(({ name }) => name)).toEqual([
    'configuration',
    'data folder',
    'server key',
    'database',
    'client secrets',
    'place of files',
    'files',
  ])
  expect(sound.report.checks.at(-1)?.note).toBe(`1 files, ${PDF.length} bytes`)
  await running.end()

  const [pack = ''] = readdirSync(join(data, 'blobs'))
  const path = join(data, 'blobs', pack)
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 0xff, bytes.length - 3)
  writeFileSync(path, bytes)
  chmodSync(join(data, 'server.key'), 0o644)
  const damaged = await longlist(['doctor', '--data', data])
  expect(damaged.code).toBe(1)
  expect(damaged.stdout).toMatch(
    /^WRONG {2}server key\n +\S+server\.key may be read by others .* run chmod 600 on it\.$/m,
  )
  expect(damaged.stdout).toMatch(
    /^WRONG {2}files: .*\n +File \d+ "ada\.pdf" .* is damaged.* Restore blobs\/\S+\.pack from a backup\.$/m,
  )
  expect(damaged.stdout).toMatch(/\nSomething is wrong: see above\.\n$/)

  chmodSync(join(data, 'server.key'), 0o600)
  renameSync(path, `${path}.away`)
  const missing = await examine(data)
  expect(missing).toMatchObject({ code: 1, wrong: ['files'] })
  expect(missing.report.checks.at(-1)?.findings[0]?.problem).toMatch(/^File \d+ "ada\.pdf" \(.*\) is missing\.$/)
})

test.concurrent('it finds a database that is none, a lost key, a wrong setting and a folder without a store', async () => {
  const data = tempFolder()
  await (await sandbox(['--data', data])).end()
  renameSync(join(data, 'server.key'), join(data, 'away'))
  const [lost, wrong, none] = await Promise.all([
    examine(data),
    examine(data, { LONGLIST_PORT: 'x', LONGLIST_HSOT: 'y' }),
    examine(join(data, 'elsewhere')),
  ])
  expect(lost).toMatchObject({ code: 1, wrong: ['server key'] })
  expect(wrong).toMatchObject({ code: 1, wrong: ['configuration'] })
  expect(wrong.report.checks[0]?.findings).toHaveLength(2)
  expect(none).toMatchObject({ code: 1, wrong: ['store'] })

  renameSync(join(data, 'away'), join(data, 'server.key'))
  writeFileSync(join(data, 'longlist.db'), 'This was a database once. '.repeat(100))
  expect(await examine(data)).toMatchObject({ code: 1, wrong: ['database'] })
})
