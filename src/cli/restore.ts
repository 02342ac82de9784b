import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { type Config, describeBlobs, pathsIn } from '../config/config.ts'
import { loadServerKey, makeServerKeyFile } from '../config/server-key.ts'
import { amountOfSummary } from '../copy/progress.ts'
import type { WholeBackup } from '../copy/restoreStore.ts'
import { fitsServerKey, openStore } from '../store.ts'
import { inStore, print } from './in-store.ts'
import { nulSentence } from './migrate-store.ts'
import { type Configured, configure, openFailure } from './open-store.ts'
import { Failure } from './outcome.ts'
import { createProgress, megabytes } from './progress.ts'

export function addRestore(program: Command): void {
  inStore(
    program
      .command('restore')
      .summary('fill an empty store from a backup')
      .description(
        'Reads the backup to its end first, and writes nothing when it was cut off or changed. Then it fills the store that ' +
          'the settings name, which must be empty and may be of any kind, and compares all rows and the SHA-256 of every ' +
          'file. No server opens the store until that is done. When the command is ended, even by a crash, run the same ' +
          'again: it goes on where it was.\n\n' +
          'The store needs the server key that the backup was made with: put server.key into the data folder, or set ' +
          'LONGLIST_SERVER_KEY. One that is in the backup is put into the data folder.',
      )
      .argument('<file>', 'the backup'),
    ['restore /backups/longlist.tar --data /var/lib/longlist'],
    { json: false },
  ).action(restore)
}

async function restore(file: string, options: { readonly data?: string }): Promise<void> {
  const configured = configure({ data: options.data })
  const { config } = configured
  if (config.data === ':memory:') throw new Failure('The data folder :memory: keeps nothing. Name another with --data.')
  if (!existsSync(file)) throw new Failure(`There is no file ${file}.`)
  const progress = await createProgress()
  // Loaded when it is wanted, as every other verb starts without it.
  const { examineBackup, restoreStore } = await import('../copy/restoreStore.ts')
  const backup = await examineBackup(file, statSync(file).size, progress)
  const key = keyFor(configured, backup)

  const store = await openStore(config, randomBytes(32), { anyState: true }).catch((error) => {
    throw openFailure(error, config)
  })
  try {
    await restoreStore(backup, store, {
      place: describeBlobs(config.blobs),
      progress,
      beforeFinish() {
        if (key === 'in the backup') makeServerKeyFile(pathsIn(config.data).serverKey, backup.serverKey)
      },
      onResume: () => void process.stderr.write('Going on with what was begun before.\n'),
    })
    tell(backup, key, config, store.engine.name)
  } finally {
    await store.close()
  }
}

type Key = 'here' | 'in the backup' | 'missing'

/** Where the backup's server key is to be had. @throws Failure when the key here is that of another store */
function keyFor({ config, settings }: Configured, { head, serverKey: included }: WholeBackup): Key {
  const path = pathsIn(config.data).serverKey
  if (!settings.serverKey && !existsSync(path)) return included ? 'in the backup' : 'missing'
  const sealedWord = head.bookkeeping.serverKeyMark
  const key = loadServerKey(path, settings.serverKey)
  if (sealedWord === undefined || fitsServerKey(key, sealedWord)) return 'here'
  const where = settings.serverKey ? 'LONGLIST_SERVER_KEY' : path
  throw new Failure(
    `${where} is not the server key that the backup's store was sealed with, so no server could open what would be ` +
      'restored. Nothing was changed. Put the right one there, or move it away to restore without.',
  )
}

function tell({ head, manifest }: WholeBackup, key: Key, { data }: Config, engine: string): void {
  const { rows, files, bytes } = amountOfSummary(manifest.summary)
  print(`Restored and compared: ${rows} rows and ${files} files (${megabytes(bytes)}), as of ${head.createdAt}.`)
  if (manifest.damaged > 0) {
    print(`${manifest.damaged} files are not among them: they were missing or damaged when the backup was made.`)
  }
  if (manifest.summary.nulTexts > 0 && engine === 'PostgreSQL') print(nulSentence(manifest.summary.nulTexts))
  if (key === 'in the backup') print(`The server key was in the backup and is in ${pathsIn(data).serverKey} now.`)
  if (key === 'missing') {
    print(
      `The backup holds no server key: put the store's own into ${pathsIn(data).serverKey} (chmod 600), or set ` +
        'LONGLIST_SERVER_KEY, before you start a server.',
    )
  }
}
