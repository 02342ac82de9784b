import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { ConfigError, pathsIn } from '../config/config.ts'
import { NotFound } from '../core/errors.ts'
import { openStore, type Store, StoreTooNew } from '../store.ts'
import { type InStoreOptions, inStore, print } from './in-store.ts'
import { type Configured, configure, isStoreMissing, noStore, serverKeyFor } from './open-store.ts'
import { EXIT } from './outcome.ts'

/** What is wrong, and what to do about it where the problem's own sentence does not say it. */
type Finding = { readonly problem: string; readonly remedy?: string }
type Check = { readonly name: string; readonly findings: readonly Finding[]; readonly note?: string }

const RESTORE = 'Stop the server and restore a backup of the data folder.'
/** More findings than this of one check are only counted for a person. */
const MOST_SHOWN = 20

export function addDoctor(program: Command): void {
  inStore(
    program
      .command('doctor')
      .summary('check the configuration, the store and every file')
      .description(
        'Checks the configuration, the data folder, the server key, the database, and that every file of a candidate is ' +
          'whole, and says what to do about each finding. It changes nothing, except that opening the store of an older ' +
          'version upgrades it, as a start of the server does. It may run beside a server.',
      ),
    ['doctor', 'doctor --data /var/lib/longlist --json'],
  ).action(doctor)
}

async function doctor(options: InStoreOptions): Promise<void> {
  const checks: Check[] = []
  for await (const check of examine(options)) {
    checks.push(check)
    if (!options.json) print(describe(check))
  }
  const ok = checks.every(({ findings }) => findings.length === 0)
  if (options.json) print(JSON.stringify({ ok, checks: checks.map((check) => ({ ok: isOk(check), ...check })) }))
  else print(ok ? 'All is well.' : 'Something is wrong: see above.')
  if (!ok) process.exitCode = EXIT.failed
}

async function* examine(options: InStoreOptions): AsyncGenerator<Check> {
  let configured: Configured
  try {
    configured = configure({ data: options.data })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    yield { name: 'configuration', findings: fromConfig(error) }
    return
  }
  const { config } = configured
  yield { name: 'configuration', findings: [], note: `data folder ${config.data}` }

  if (isStoreMissing(config)) {
    yield { name: 'store', findings: [{ problem: noStore(config).message }] }
    return
  }
  yield checkFolder(config.data)
  const { check, serverKey } = checkServerKey(configured)
  yield check
  const hasKey = isOk(check)

  let store: Store
  try {
    store = await openStore(config, serverKey, { anyState: true })
  } catch (error) {
    const remedy = error instanceof StoreTooNew ? 'Nothing was changed.' : RESTORE
    yield { name: 'database', findings: [{ problem: `It cannot be opened: ${(error as Error).message}`, remedy }] }
    return
  }
  try {
    yield await checkDatabase(store)
    // Without the key, that every secret is unreadable goes without saying.
    if (hasKey) yield await checkSecrets(store)
    yield await checkFiles(store)
  } finally {
    await store.close()
  }
}

function checkFolder(folder: string): Check {
  const name = 'data folder'
  try {
    rmdirSync(mkdtempSync(join(folder, '.doctor-')))
    return { name, findings: [], note: 'it can be written' }
  } catch (error) {
    const problem = `${folder} cannot be written: ${(error as Error).message}`
    return { name, findings: [{ problem, remedy: 'Free space on its disk, or give this user the right to write it.' }] }
  }
}

/** Without a key, the store can still be looked at: the key only matters for what is sealed in it. */
function checkServerKey(configured: Configured): { check: Check; serverKey: Uint8Array } {
  const { config, settings } = configured
  const name = 'server key'
  try {
    const serverKey = serverKeyFor(configured)
    const note = settings.serverKey ? 'from LONGLIST_SERVER_KEY' : pathsIn(config.data).serverKey
    return { check: { name, findings: [], note }, serverKey }
  } catch (error) {
    const findings =
      error instanceof ConfigError
        ? fromConfig(error)
        : [{ problem: (error as Error).message, remedy: 'Let this user, and no other, read the file.' }]
    return { check: { name, findings }, serverKey: randomBytes(32) }
  }
}

function fromConfig({ problems }: ConfigError): Finding[] {
  return problems.map((problem) => ({ problem }))
}

async function checkDatabase({ engine }: Store): Promise<Check> {
  const name = 'database'
  const findings: Finding[] = []
  try {
    for await (const problem of engine.examine()) findings.push({ problem, remedy: RESTORE })
    const [version] = await engine.all('select max(version) as version from schema_migration', [], 'none')
    return { name, findings, note: `${engine.name}, version ${version?.['version']}` }
  } catch (error) {
    return { name, findings: [...findings, { problem: (error as Error).message, remedy: RESTORE }] }
  }
}

async function checkSecrets(store: Store): Promise<Check> {
  const names = await store.clientsWithUnreadableSecrets()
  const remedy = 'Put the right server key back, or rotate the client: longlist client rotate --help'
  const findings = names.map((name) => ({
    problem: `The secret of the client "${name}" was sealed with another key.`,
    remedy,
  }))
  return { name: 'client secrets', findings }
}

/** Reads every file that a candidate has, and compares it with what its row says. */
async function checkFiles(store: Store): Promise<Check> {
  const findings: Finding[] = []
  // Before the rows are read, so that what is uploaded meanwhile is not taken for nameless.
  const nameless = await keysHeld(store)
  let count = 0
  let bytes = 0
  for await (const blob of store.namedBlobs()) {
    nameless.delete(blob.key)
    const problem = await wrongIn(store, blob)
    const where = `File ${blob.id} "${blob.name}" (${blob.key})`
    const pack = blob.key.split('/', 1)[0]
    if (problem) findings.push({ problem: `${where} ${problem}`, remedy: `Restore blobs/${pack}.pack from a backup.` })
    count++
    bytes += blob.size
    if (count % 100 === 0) progress(`${count} files read`)
  }
  progress('')
  const left = nameless.size > 0 ? `; ${nameless.size} that no candidate has, which the server removes in time` : ''
  return { name: 'files', findings, note: `${count} files, ${bytes} bytes${left}` }
}

async function keysHeld({ blobs }: Store): Promise<Set<string>> {
  const keys = new Set<string>()
  for (const pack of await blobs.packs()) {
    try {
      for await (const { key, erased } of blobs.blobsIn(pack)) if (!erased) keys.add(key)
    } catch (error) {
      // Removed by the sweep of a running server.
      if (!(error instanceof NotFound)) throw error
    }
  }
  return keys
}

async function wrongIn(
  { blobs }: Store,
  { key, size, sha256 }: { key: string; size: number; sha256: string },
): Promise<string | undefined> {
  let content: Uint8Array
  try {
    content = await blobs.read(key)
  } catch (error) {
    return error instanceof NotFound ? 'is missing.' : `cannot be read: ${(error as Error).message}.`
  }
  if (content.length !== size) return `has ${content.length} bytes and should have ${size}.`
  if (createHash('sha256').update(content).digest('hex') !== sha256) return 'is damaged: its SHA-256 is another one.'
  return undefined
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

function isOk({ findings }: Check): boolean {
  return findings.length === 0
}

function describe(check: Check): string {
  const { name, findings, note } = check
  const lines = [`${isOk(check) ? 'ok   ' : 'WRONG'}  ${name}${note ? `: ${note}` : ''}`]
  for (const { problem, remedy } of findings.slice(0, MOST_SHOWN))
    lines.push(`       ${problem}${remedy ? ` ${remedy}` : ''}`)
  if (findings.length > MOST_SHOWN) lines.push(`       ... and ${findings.length - MOST_SHOWN} more; --json lists all.`)
  return lines.join('\n')
}
