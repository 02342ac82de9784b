import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings, toConfig } from '../../src/config/config.ts'
import { loadServerKey } from '../../src/config/server-key.ts'
import type { Change } from '../../src/core/unit-of-work.ts'
import { toStatements } from '../../src/db/changes.ts'
import { openStore } from '../../src/store.ts'
import { createSamples } from '../../test/db/samples.ts'
import { noPostgres, startPostgres } from '../../test/support/postgres-server.ts'

/**
 * Measures `backup`, `restore` and `migrate-store` beside a plain copy of the same bytes, in rounds that take turns:
 * `node scripts/on-runtime.js node bench/copy/main.ts [candidates] [files] [rounds]`.
 */

const [candidates = 20_000, files = 5_000, rounds = 3] = process.argv.slice(2).map(Number)
const FILE_BYTES = 50_000
const COMMAND = join(import.meta.dirname, '../../bin/longlist.js')

type Figures = { readonly seconds: number; readonly megabytes: number }

const parent = join(import.meta.dirname, '../../data')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'bench-'))
const postgres = noPostgres === undefined ? await startPostgres({ durable: true }) : undefined
try {
  const data = join(folder, 'source')
  await fill(data)
  const results = new Map<string, Figures[]>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, figures] of await measure(data, join(folder, `round-${round}`))) {
      results.set(name, [...(results.get(name) ?? []), figures])
    }
  }
  present(results)
} finally {
  await postgres?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
}

async function fill(data: string): Promise<void> {
  loadServerKey(join(data, 'server.key'), undefined)
  const config = toConfig(readSettings({}, { data }))
  const store = await openStore(config, loadServerKey(join(data, 'server.key'), undefined))
  const samples = createSamples()
  const commit = async (changes: readonly Change[]) => store.engine.commit(toStatements(changes, store.engine.name))
  await commit(samples.ground)
  for (let from = 0; from < candidates; from += 500) {
    const numbers = Array.from({ length: Math.min(500, candidates - from) }, (_, index) => from + index)
    await Promise.all(
      numbers.map(async (number) => {
        const person = samples.person()
        const profile = {
          firstName: 'Ada',
          lastName: `Number ${number}`,
          email: `n${number}@example.com`,
          phone: '+1 555 0100',
        }
        const application = samples.application({ personId: person.id, profile })
        const changes: Change[] = [
          { do: 'addPerson', person },
          { do: 'addApplication', application },
          {
            do: 'addNote',
            note: samples.note(application.id, { text: 'Worked with distributed systems. '.repeat(10) }),
          },
          {
            do: 'appendEvent',
            event: samples.event(application.id, {
              personId: person.id,
              details: { salt: 1, before: {}, after: profile },
            }),
          },
        ]
        if (number % Math.round(candidates / files) === 0) {
          const { key, sha256 } = await store.blobs.put(samples.organizationId, randomBytes(FILE_BYTES))
          const attachment = samples.attachment(application.id, { blobKey: key, sha256, size: FILE_BYTES })
          changes.push({ do: 'addAttachment', attachment })
        }
        await commit(changes)
      }),
    )
  }
  await store.raiseIds(10_000_000)
  await store.close()
}

async function measure(data: string, round: string): Promise<[string, Figures][]> {
  mkdirSync(round)
  const backup = join(round, 'backup.tar')
  const copied = join(round, 'copied')
  const longlist = (...args: string[]) => run(process.execPath, [COMMAND, ...args])
  const found: [string, Figures][] = [
    ['cp', await run('sh', ['-c', 'cp -r "$1" "$2" && sync -f "$2"', 'sh', data, copied])],
    ['backup', await longlist('backup', backup, '--data', data)],
    ['restore', await longlist('restore', backup, '--data', join(round, 'restored'))],
    ['migrate-store to a folder', await longlist('migrate-store', '--from', data, '--to', join(round, 'migrated'))],
  ]
  if (postgres) {
    const database = await postgres.createDatabase()
    const to = ['--to', database.url, '--to-blobs', `disk:${join(round, 'blobs')}`]
    found.push(['migrate-store to PostgreSQL and disk', await longlist('migrate-store', '--from', data, ...to)])
    await database.drop()
  }
  rmSync(round, { recursive: true })
  return found
}

/** Runs a command to its end: how long it took, and the most memory that it held. */
async function run(command: string, args: readonly string[]): Promise<Figures> {
  const begun = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  let megabytes = 0
  const watching = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid))
  }, 20)
  const [code] = await once(child, 'close')
  clearInterval(watching)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors}`)
  return { seconds: (performance.now() - begun) / 1000, megabytes }
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

function present(results: ReadonlyMap<string, readonly Figures[]>): void {
  const bytes = (files * FILE_BYTES) / 1_000_000
  const cp = middle((results.get('cp') ?? []).map(({ seconds }) => seconds))
  console.log(`${candidates} candidates, ${files} files of ${FILE_BYTES} bytes; medians of ${rounds} rounds`)
  for (const [name, figures] of results) {
    const seconds = middle(figures.map((each) => each.seconds))
    const most = Math.max(...figures.map(({ megabytes }) => megabytes))
    console.log(
      `${name.padEnd(38)} ${seconds.toFixed(2)} s  ${(bytes / seconds).toFixed(0)} MB/s  ${(seconds / cp).toFixed(1)} times cp  ` +
        `${most.toFixed(0)} MB of memory`,
    )
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
