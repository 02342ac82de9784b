import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPasswords } from './access/passwords.ts'
import { createSecrets, newSecret, type Secrets, tokenHash } from './access/secrets.ts'
import type { Blobs } from './blobs/blobs.ts'
import { openDiskBlobs } from './blobs/disk.ts'
import { type BlobsConfig, type Config, ConfigError, type DatabaseConfig, pathsIn } from './config/config.ts'
import { makeFolder } from './config/make-folder.ts'
import type { AccountDeps } from './core/access/account-ports.ts'
import type { CredentialDirectory } from './core/access/directory.ts'
import type { ClientDeps } from './core/access/manageClients.ts'
import type { ApplicationReader, Clock, JobReader, OrganizationReader, WorkplaceReader } from './core/ports.ts'
import type { Change } from './core/unit-of-work.ts'
import { createCatalog } from './db/catalog.ts'
import { toStatements } from './db/changes.ts'
import type { Engine } from './db/engine.ts'
import { openSqlite } from './db/sqlite/engine.ts'
import { createApplicationReader } from './db/stores/applications.ts'
import { namedAmong, namedBlobs } from './db/stores/blobs.ts'
import { createClientReader } from './db/stores/clients.ts'
import { createCredentialDirectory, sealedSecrets } from './db/stores/credentials.ts'
import { createIds, raiseIds } from './db/stores/ids.ts'
import { createInvitationReader, createSetupReader } from './db/stores/invitations.ts'
import { createJobReader } from './db/stores/jobs.ts'
import { claimMark, readMark } from './db/stores/marks.ts'
import { createOrganizationReader } from './db/stores/organizations.ts'
import { createSessionReader } from './db/stores/sessions.ts'
import { createSignInThrottle } from './db/stores/sign-in-throttle.ts'
import { createTaskLeases } from './db/stores/tasks.ts'
import { createUserReader } from './db/stores/users.ts'
import { createWorkplaceReader } from './db/stores/workplaces.ts'
import { type HeldTask, holdTask } from './tasks/holdTask.ts'
import { SWEEP } from './tasks/sweepOrphans.ts'

export { StoreTooNew } from './db/store-too-new.ts'

/** The half of the composition root that every verb needs: the database and the files, opened. */

/** An open store with everything that works on it beside the HTTP server. */
export type Store = {
  readonly engine: Engine
  readonly blobs: Blobs
  readonly clients: ClientDeps
  readonly accounts: AccountDeps
  readonly applications: ApplicationReader
  readonly jobs: JobReader
  readonly organizations: OrganizationReader
  readonly workplaces: WorkplaceReader
  readonly credentials: CredentialDirectory
  readonly clock: Clock
  /** Keeps future ids above one that was given from outside. */
  raiseIds(above: number): Promise<void>
  namedBlobs(): ReturnType<typeof namedBlobs>
  /** Those of the blobs of one organization that a row names. */
  namedAmong(organizationId: number, keys: readonly string[]): Promise<ReadonlySet<string>>
  /** Keeps every process from erasing files, until it is let go; waits for a sweep that is running. */
  holdSweep(): Promise<HeldTask>
  /** Whether the server key is the one that the store is sealed with; a store that was never opened with one takes any. */
  fitsServerKey(): Promise<boolean>
  isUnfinishedCopy(): Promise<boolean>
  /** Does something while no other process on this store does what has the same name. */
  alone<T>(name: string, act: () => Promise<T>): Promise<T>
  /** The names of the clients whose secret does not open with this server key. */
  clientsWithUnreadableSecrets(): Promise<string[]>
  close(): Promise<void>
}

export const systemClock: Clock = { now: () => Date.now() }

/** What a caller may leave out who only wants to look. */
export type OpenOptions = {
  readonly clock?: Clock
  /** Open it also with another server key than the one that it is sealed with, or when it is an unfinished copy. */
  readonly anyState?: boolean
}

/**
 * Opens the store that the configuration names, migrated to the newest version.
 *
 * @param serverKey 32 bytes; see `loadServerKey`
 * @throws ConfigError when the store is sealed with another server key, or is an unfinished copy
 * @throws StoreTooNew
 * @throws Unavailable when PostgreSQL does not answer
 */
export async function openStore(
  config: Pick<Config, 'data' | 'database' | 'blobs'>,
  serverKey: Uint8Array,
  { clock = systemClock, anyState = false }: OpenOptions = {},
): Promise<Store> {
  const temporary = config.data === ':memory:' ? mkdtempSync(join(tmpdir(), 'longlist-')) : undefined
  const forget = () => temporary && rmSync(temporary, { recursive: true, force: true })
  if (temporary === undefined && config.database.engine === 'sqlite') makeFolder(config.data)
  const engine = await openEngine(config.database, temporary)
  const blobs = await openBlobs(config.blobs, temporary)
  const secrets = createSecrets(serverKey)

  async function close(): Promise<void> {
    await engine.close()
    await blobs.close()
    forget()
  }

  if (!anyState) {
    try {
      await mustBeReady(engine, secrets)
    } catch (error) {
      await close()
      throw error
    }
  }

  const catalog = createCatalog(engine)
  const clients: ClientDeps = {
    clients: createClientReader(engine, catalog),
    work: {
      async commit(changes) {
        const conflict = await engine.commit(toStatements(changes, engine.name))
        if (conflict === undefined && changes.some(isErasing)) await engine.purge()
        return conflict
      },
    },
    clock,
    ids: createIds(engine),
    vault: { seal: (secret) => secrets.seal(secret), tokenHash, newSecret },
  }
  const jobs = createJobReader(engine, catalog)
  const organizations = createOrganizationReader(engine, catalog)
  return {
    engine,
    blobs,
    clients,
    accounts: {
      ...clients,
      jobs,
      organizations,
      users: createUserReader(engine),
      sessions: createSessionReader(engine),
      invitations: createInvitationReader(engine),
      setup: createSetupReader(engine),
      throttle: createSignInThrottle(engine),
      passwords: createPasswords(),
    },
    applications: createApplicationReader(engine),
    jobs,
    organizations,
    workplaces: createWorkplaceReader(engine, catalog),
    credentials: createCredentialDirectory(engine, catalog),
    clock,
    raiseIds: (above) => raiseIds(engine, above),
    namedBlobs: () => namedBlobs(engine),
    namedAmong: (organizationId, keys) => namedAmong(engine, organizationId, keys),
    holdSweep: () => holdTask(createTaskLeases(engine, `copy ${randomUUID()}`), SWEEP, () => clock.now()),
    fitsServerKey: () => isSealedWith(engine, secrets),
    isUnfinishedCopy: () => isUnfinishedCopy(engine),
    async alone(name, act) {
      const held = await holdTask(createTaskLeases(engine, `alone ${randomUUID()}`), name, () => clock.now())
      try {
        return await act()
      } finally {
        await held.letGo()
      }
    },
    clientsWithUnreadableSecrets: () => clientsWithUnreadableSecrets(engine, secrets),
    close,
  }
}

function isErasing(change: Change): boolean {
  return change.do === 'emptyApplication' || change.do === 'eraseLead'
}

/** The engines are loaded when they are wanted: whoever uses the one does not wait for the other. */
async function openEngine(database: DatabaseConfig, temporary: string | undefined): Promise<Engine> {
  if (database.engine === 'postgres') {
    const { openPostgres } = await import('./db/postgres/engine.ts')
    return openPostgres(database)
  }
  const path = temporary === undefined ? database.path : pathsIn(temporary).database
  return openSqlite(path, { durable: temporary === undefined })
}

async function openBlobs(blobs: BlobsConfig, temporary: string | undefined): Promise<Blobs> {
  if (blobs.kind === 's3') {
    const { openS3Blobs } = await import('./blobs/s3.ts')
    return openS3Blobs(blobs)
  }
  if (temporary !== undefined) return openDiskBlobs(pathsIn(temporary).blobs, { durable: false })
  return openDiskBlobs(blobs.folder)
}

/** Whether a server key opens the word that a store which it is sealed with keeps. */
export function fitsServerKey(serverKey: Uint8Array, sealedWord: string): boolean {
  return createSecrets(serverKey).opens(sealedWord)
}

/**
 * Processes that share a store must share its key, or one could not read what another sealed, nor serve the links that it
 * signed: the first that opens a store leaves a word in it that only its key opens.
 */
async function mustBeReady(engine: Engine, secrets: Secrets): Promise<void> {
  if (await isUnfinishedCopy(engine)) {
    throw new ConfigError([
      'The store is an unfinished copy: run the same `longlist migrate-store` or `longlist restore` again to finish it.',
    ])
  }
  const isOurs =
    (await isSealedWith(engine, secrets)) &&
    secrets.opens(
      (await readMark(engine, 'server_key')) ?? (await claimMark(engine, 'server_key', secrets.seal('longlist'))),
    )
  if (isOurs) return
  throw new ConfigError([
    'The server key is not the one that this store is sealed with. Every process needs the same: set LONGLIST_SERVER_KEY, ' +
      'or put the right server.key into the data folder.',
  ])
}

async function isUnfinishedCopy(engine: Engine): Promise<boolean> {
  return (await readMark(engine, 'copy')) !== undefined
}

async function isSealedWith(engine: Engine, secrets: Secrets): Promise<boolean> {
  const sealedWord = await readMark(engine, 'server_key')
  if (sealedWord !== undefined) return secrets.opens(sealedWord)
  return (await clientsWithUnreadableSecrets(engine, secrets)).length === 0
}

async function clientsWithUnreadableSecrets(engine: Engine, secrets: Secrets): Promise<string[]> {
  const names: string[] = []
  for await (const { clientName, sealedSecret } of sealedSecrets(engine)) {
    if (!secrets.opens(sealedSecret)) names.push(clientName)
  }
  return names
}
