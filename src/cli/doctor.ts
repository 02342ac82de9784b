import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Config, ConfigError, pathsIn } from '../config/config.ts'
import { openStore, type Store, StoreTooNew } from '../store.ts'
import { type Check, checkFileStore, checkFiles, type Finding } from './doctor-files.ts'
import { type InStoreOptions, inStore, print } from './in-store.ts'
import { type Configured, configure, isStoreMissing, noStore, serverKeyFor } from './open-store.ts'
import { EXIT, inFull } from './outcome.ts'

/** More findings than this of one check are only counted for a person. */
const MOST_SHOWN = 20

export function addDoctor(program: Command): void {
  inStore(
    program
      .command('doctor')
      .summary('check the configuration, the store and every file')
      .description(
        'Checks the configuration, the data folder, the server key, the database, the place of files, and that every file ' +
          'of a candidate is whole, and says what to do about each finding. It changes nothing, except that opening the store of an older ' +
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
  if (isFolderUsed(config)) yield checkFolder(config.data)
  const { check, serverKey } = checkServerKey(configured)
  yield check
  const hasKey = isOk(check)

  let store: Store
  try {
    store = await openStore(config, serverKey, { anyState: true })
  } catch (error) {
    yield { name: 'database', findings: [whyNotOpened(error as Error, config)] }
    return
  }
  try {
    yield await checkDatabase(store, config)
    // Without the key, that every secret is unreadable goes without saying.
    if (hasKey) yield await checkSecrets(store)
    yield await checkFileStore(store)
    if ((await store.blobs.check()).ok) yield await checkFiles(store, config.blobs)
  } finally {
    await store.close()
  }
}

/** Whether anything but the key lies in the data folder, which is only read. With the first file, a server makes it. */
function isFolderUsed({ data, database, blobs }: Config): boolean {
  const { blobs: folder } = pathsIn(data)
  return database.engine === 'sqlite' || (blobs.kind === 'disk' && blobs.folder === folder && existsSync(data))
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
  const path = pathsIn(config.data).serverKey
  // On PostgreSQL a server would make one; whoever only looks makes none.
  if (!settings.serverKey && config.database.engine === 'postgres' && !existsSync(path)) {
    const remedy = 'Set LONGLIST_SERVER_KEY, or put the key of the store there.'
    return { check: { name, findings: [{ problem: `${path} is missing.`, remedy }] }, serverKey: randomBytes(32) }
  }
  try {
    const serverKey = serverKeyFor(configured)
    const note = settings.serverKey ? 'from LONGLIST_SERVER_KEY' : path
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

function restoreAdvice({ database }: Config): string {
  return database.engine === 'sqlite'
    ? 'Stop the server and restore a backup: of the data folder, or of `longlist backup` into an empty one.'
    : 'Stop the servers and restore a backup: of the database, or of `longlist backup` into an empty one.'
}

function whyNotOpened(error: Error, config: Config): Finding {
  const problem = `It cannot be opened: ${inFull(error)}`
  if (error instanceof StoreTooNew) return { problem, remedy: 'Nothing was changed.' }
  if (config.database.engine === 'sqlite') return { problem, remedy: restoreAdvice(config) }
  return { problem: `${problem}.`, remedy: 'Check that the server runs, and LONGLIST_DATABASE_URL.' }
}

async function checkDatabase(store: Store, config: Config): Promise<Check> {
  const { engine } = store
  const name = 'database'
  const remedy = restoreAdvice(config)
  const findings: Finding[] = []
  try {
    if (await store.isUnfinishedCopy()) findings.push(UNFINISHED)
    for await (const problem of engine.examine()) findings.push({ problem, remedy })
    const [version] = await engine.all('select max(version) as version from schema_migration', [], 'none')
    return { name, findings, note: `${engine.name}, version ${version?.['version']}` }
  } catch (error) {
    return { name, findings: [...findings, { problem: inFull(error as Error), remedy }] }
  }
}

const UNFINISHED: Finding = {
  problem: 'It is an unfinished copy, which no server opens.',
  remedy: 'Run the same `longlist migrate-store` or `longlist restore` again to finish it, or empty it.',
}

async function checkSecrets(store: Store): Promise<Check> {
  const name = 'client secrets'
  // Every secret is unreadable then, and the reason is one.
  if (!(await store.fitsServerKey())) return { name, findings: [OTHER_KEY] }
  const names = await store.clientsWithUnreadableSecrets()
  const remedy = 'Put the right server key back, or rotate the client: longlist client rotate --help'
  const findings = names.map((client) => ({
    problem: `The secret of the client "${client}" was sealed with another key.`,
    remedy,
  }))
  return { name, findings }
}

const OTHER_KEY: Finding = {
  problem: 'The server key is not the one that the store is sealed with, so no server opens it with this key.',
  remedy: 'Set LONGLIST_SERVER_KEY to the right one, or put the right server.key into the data folder.',
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
