import { createHash, randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { pathsIn } from '../config/config.ts'
import { copyServerKey, sameServerKey } from '../config/server-key.ts'
import { amountOfSummary } from '../copy/progress.ts'
import { openStore } from '../store.ts'
import { print } from './in-store.ts'
import { describeStore, keyFileIn, type NamedStore, storeNamed } from './named-store.ts'
import { isStoreMissing, noStore, openFailure } from './open-store.ts'
import { EXIT, EXIT_CODES, Failure, WrongUsage } from './outcome.ts'
import { createProgress, megabytes } from './progress.ts'

type MigrateOptions = {
  readonly from: string
  readonly to: string
  readonly fromBlobs?: string
  readonly toBlobs?: string
  readonly skipDamaged?: true
}

export function addMigrateStore(program: Command): void {
  program
    .command('migrate-store')
    .summary('copy the whole store to another database or another place of files')
    .description(
      'Copies everything from one store into an empty one, whatever they are made of: SQLite or PostgreSQL, files on disk ' +
        'or on S3. Stop every server on the source first. When the command is ended, even by a crash, run the same again: ' +
        'it goes on where it was. At the end it reads the copy back and compares all rows and the SHA-256 of every file; ' +
        'until then, no server opens it. The source stays as it is.\n\n' +
        'A store is a data folder, which stands for the database and the files in it, or the URL of a database together ' +
        'with the place of its files, in the forms of LONGLIST_DATABASE_URL and LONGLIST_BLOBS_URL. Others on the machine ' +
        'see a password in a URL: leave it out and set PGPASSWORD. S3 takes AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n\n' +
        'The copy needs the same server key. From folder to folder, server.key is copied too.',
    )
    .requiredOption('--from <store>', 'the store to copy: a data folder, postgres://… or sqlite:PATH')
    .option('--from-blobs <place>', 'where its files are: s3://… or disk:FOLDER')
    .requiredOption('--to <store>', 'the empty store to fill: a data folder, postgres://… or sqlite:PATH')
    .option('--to-blobs <place>', 'where its files go: s3://… or disk:FOLDER')
    .option('--skip-damaged', 'go on without files that are missing or damaged, and name them')
    .addHelpText(
      'after',
      '\nExamples:' +
        '\n  longlist migrate-store --from ./data --to postgres://longlist@db/longlist --to-blobs s3://longlist?region=eu-central-1' +
        '\n  longlist migrate-store --from postgres://longlist@db/longlist --from-blobs s3://longlist --to ./data' +
        `\n${EXIT_CODES}`,
    )
    .action(migrate)
}

async function migrate(options: MigrateOptions): Promise<void> {
  const from = storeNamed('from', options.from, options.fromBlobs)
  const to = storeNamed('to', options.to, options.toBlobs)
  const [source, target] = [describeStore(from), describeStore(to)]
  if (source.database === target.database) throw new WrongUsage('--from and --to name the same database.')
  if (source.blobs === target.blobs) throw new WrongUsage('--from and --to keep their files in the same place.')
  if (isStoreMissing(from.config)) throw noStore(from.config, 'Name another with --from.')
  const keyCopied = mayCopyKey(from, to)

  // Loaded when it is wanted, as every other verb starts without it.
  const { migrateStore } = await import('../copy/migrateStore.ts')
  const opened = await open(from)
  try {
    const into = await open(to)
    try {
      let damaged = 0
      const summary = await migrateStore(opened, into, {
        id: createHash('sha256').update(JSON.stringify({ source, target })).digest('hex'),
        progress: await createProgress(),
        onResume: () => void process.stderr.write('Going on with the copy that was begun before.\n'),
        beforeFinish: () => keyCopied && copyServerKey(keyCopied.from, keyCopied.to),
        onDamaged: options.skipDamaged && ((problem) => process.stderr.write(`${++damaged}. left out: ${problem}\n`)),
      })
      const { rows, files, bytes } = amountOfSummary(summary)
      print(`Copied and compared: ${rows} rows and ${files} files (${megabytes(bytes)}).`)
      if (damaged > 0) print(`${damaged} files were left out, as they were missing or damaged: see above.`)
      if (summary.nulTexts > 0 && into.engine.name === 'PostgreSQL') print(nulSentence(summary.nulTexts))
      print(keySentence(keyCopied !== undefined))
      if (damaged > 0) process.exitCode = EXIT.failed
    } finally {
      await into.close()
    }
  } finally {
    await opened.close()
  }
}

export function nulSentence(count: number): string {
  return (
    `${count} texts held the character NUL, which PostgreSQL does not take: it stands there as U+FFFD now, as it does when ` +
    'such a text is sent to a server on PostgreSQL.'
  )
}

async function open(named: NamedStore) {
  try {
    // Nothing here reads or seals a secret: what is sealed is copied as it is.
    return await openStore(named.config, randomBytes(32), { anyState: true })
  } catch (error) {
    throw openFailure(error, named.config)
  }
}

/** @throws Failure when the target has the key of another store */
function mayCopyKey(from: NamedStore, to: NamedStore): { from: string; to: string } | undefined {
  if (from.folder === undefined || to.folder === undefined || from.settings.serverKey) return undefined
  const path = keyFileIn(from.folder)
  if (path === undefined) return undefined
  const target = pathsIn(to.folder).serverKey
  if (keyFileIn(to.folder) !== undefined && !sameServerKey(path, target)) {
    throw new Failure(
      `${target} is another server key than that of the source. Nothing was changed. Move it away first.`,
    )
  }
  return { from: path, to: target }
}

function keySentence(copied: boolean): string {
  if (copied) return 'The server key was copied too. Start the server with the new folder.'
  return (
    'The copy needs the same server key as the source: set LONGLIST_SERVER_KEY, or put its server.key into the data ' +
    'folder, before you start a server on it.'
  )
}
