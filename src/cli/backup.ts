import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import type { Command } from 'commander'
import { amountOfSummary } from '../copy/progress.ts'
import type { Summary } from '../copy/summary.ts'
import type { Store } from '../store.ts'
import { VERSION } from '../version.ts'
import { inStore } from './in-store.ts'
import { type Configured, configure, isStoreMissing, noStore, openOrMakeStore } from './open-store.ts'
import { EXIT, Failure } from './outcome.ts'
import { createProgress, megabytes } from './progress.ts'
import { writeWhole } from './write-whole.ts'

type BackupOptions = {
  readonly data?: string
  readonly overwrite?: true
  readonly withServerKey?: true
  readonly skipDamaged?: true
}

export function addBackup(program: Command): void {
  inStore(
    program
      .command('backup')
      .summary('write everything into one file, while the server runs')
      .description(
        'Writes the whole store, as it is at this moment, into one file: a tar with the rows, the files, and a manifest with ' +
          'counts and hashes. Servers may go on writing; no file is erased meanwhile. The backup is read back and compared ' +
          'before it gets its name. It goes back with `longlist restore`, into any kind of store.\n\n' +
          'The server key is not in it unless you say so: whoever has the backup and the key can sign as every partner. Keep ' +
          'server.key (or LONGLIST_SERVER_KEY) in another safe place; without it, every API key has to be rotated. The ' +
          'backup is not encrypted, and holds what applicants sent.',
      )
      .argument('<file>', 'the file to write, or - for stdout, which cannot be read back')
      .option('--overwrite', 'replace the file if it is there')
      .option('--with-server-key', 'put the server key into the backup')
      .option('--skip-damaged', 'go on without files that are missing or damaged, and name them'),
    ['backup /backups/longlist.tar', 'backup - | gpg --encrypt --recipient ops > longlist.tar.gpg'],
    { json: false },
  ).action(backup)
}

async function backup(file: string, options: BackupOptions): Promise<void> {
  if (file !== '-' && !options.overwrite && existsSync(file)) throw exists(file)
  const configured = configure({ data: options.data })
  if (isStoreMissing(configured.config)) throw noStore(configured.config)
  const { store, serverKey } = await openOrMakeStore(configured)
  const progress = await createProgress()
  // Loaded when it is wanted, as every other verb starts without it.
  const { backupStore, checkBackup } = await import('../copy/backupStore.ts')
  let damaged = 0

  const write = (to: Writable) =>
    backupStore(store, to, {
      version: VERSION,
      now: store.clock.now(),
      serverKey: options.withServerKey && serverKey,
      progress,
      onDamaged: options.skipDamaged && ((problem) => process.stderr.write(`${++damaged}. left out: ${problem}\n`)),
    })

  try {
    const summary = await withoutSweep(store, async () => {
      if (file === '-') return write(process.stdout)
      return writeWhole(file, { write, check: (path, written) => checkBackup(path, written, progress) }, () => {
        if (!options.overwrite && existsSync(file)) throw exists(file)
      })
    })
    tell(file, summary, damaged, configured, options)
  } finally {
    await store.close()
  }
}

/** A file that the backup names must be there until it is in it: nothing is erased meanwhile. */
async function withoutSweep(store: Store, act: () => Promise<Summary>): Promise<Summary> {
  const held = await store.holdSweep()
  try {
    const summary = await act()
    held.mustBeHeld()
    return summary
  } finally {
    await held.letGo()
  }
}

/** On stderr, as stdout may be the backup. */
function tell(
  file: string,
  summary: Summary,
  damaged: number,
  { settings }: Configured,
  { withServerKey }: BackupOptions,
): void {
  const { rows, files, bytes } = amountOfSummary(summary)
  const what = `${rows} rows and ${files} files (${megabytes(bytes)})`
  const lines = [file === '-' ? `Written, but not read back: ${what}.` : `${file}: written and read back, ${what}.`]
  if (damaged > 0) lines.push(`${damaged} files were left out, as they were missing or damaged: see above.`)
  const key = settings.serverKey ? 'LONGLIST_SERVER_KEY' : 'server.key of the data folder'
  lines.push(
    withServerKey
      ? 'The server key is in it: keep it where nobody else reads it.'
      : `The server key is not in it: keep ${key} in another safe place. Without it, every API key has to be rotated.`,
  )
  process.stderr.write(`${lines.join('\n')}\n`)
  if (damaged > 0) process.exitCode = EXIT.failed
}

function exists(file: string): Failure {
  return new Failure(`${file} is there already. Name another file, or add --overwrite.`)
}
