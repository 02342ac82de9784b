import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describeBlobs, describeDatabase, type Flags, pathsIn } from '../config/config.ts'
import { SETTINGS } from '../config/settings.ts'
import { type Configured, configure } from './open-store.ts'
import { WrongUsage } from './outcome.ts'

/** A store that the command line names, instead of the settings. */
export type NamedStore = Configured & {
  /** Its data folder, when it was named by it. */
  readonly folder: string | undefined
}

/**
 * A data folder stands for the database and the files in it; any other database needs the place of its files named.
 *
 * @throws WrongUsage
 */
export function storeNamed(option: 'from' | 'to', database: string, blobs: string | undefined): NamedStore {
  if (blobs !== undefined) check(`--${option}-blobs`, () => SETTINGS.blobsUrl.read(blobs), blobs)
  const flags = { databaseUrl: '', blobsUrl: blobs ?? '' }
  if (database === ':memory:') throw new WrongUsage(`--${option} must name a store that is kept: :memory: is not.`)
  if (/^(postgres(ql)?|sqlite):/.test(database)) {
    check(`--${option}`, () => SETTINGS.databaseUrl.read(database), database)
    if (blobs === undefined) {
      throw new WrongUsage(
        `--${option} names a database, so --${option}-blobs must say where its files are: s3://BUCKET/PREFIX?endpoint=… ` +
          'or disk:FOLDER.',
      )
    }
    const sqlite = /^sqlite:(?:\/\/)?(.*)$/.exec(database)?.[1]
    const data: Flags = sqlite === undefined ? {} : { data: dirname(resolve(sqlite)) }
    return { ...configure({ ...flags, ...data, databaseUrl: database }), folder: undefined }
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(database)) {
    throw new WrongUsage(
      `--${option} must be a data folder, postgres://USER@HOST:PORT/NAME or sqlite:PATH. The place of files goes into ` +
        `--${option}-blobs.`,
    )
  }
  check(`--${option}`, () => SETTINGS.data.read(database), database)
  return { ...configure({ ...flags, data: database }), folder: resolve(database) }
}

/** The store as it may be shown and compared. */
export function describeStore({ config }: Configured): { readonly database: string; readonly blobs: string } {
  return { database: describeDatabase(config.database), blobs: describeBlobs(config.blobs) }
}

/** The file of the key in a data folder, when there is one. */
export function keyFileIn(folder: string): string | undefined {
  const path = pathsIn(folder).serverKey
  return existsSync(path) ? path : undefined
}

/** The reader's sentence, under the name of the option; what was given may hold a password and is not repeated. */
function check(option: string, read: () => unknown, given: string): void {
  if (given.trim() === '') throw new WrongUsage(`${option} must not be empty.`)
  try {
    read()
  } catch (error) {
    throw new WrongUsage(`${option} ${(error as Error).message}.`)
  }
}
