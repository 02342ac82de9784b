import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { binariesFor, noPostgres, unprivileged } from './postgres-binaries.ts'

/** A real PostgreSQL server of one's own, for tests and benches. */

export { noPostgres } from './postgres-binaries.ts'

export type PostgresOptions = {
  /** Whether commits wait for the disk; a test that kills nothing needs no disk. */
  readonly durable?: boolean
  readonly settings?: Readonly<Record<string, string>>
  /** Where its data lies, for a disk of its own; left out, in the folder for temporary files. */
  readonly parent?: string
}

export type TestDatabase = {
  readonly name: string
  /** With the login of an ordinary user who owns the database. */
  readonly url: string
  drop(): Promise<void>
}

const START_PATIENCE = 30_000
/** Ends with the process that started it, whatever ends that. */
const running = new Set<PostgresServer>()
process.once('exit', () => {
  for (const server of running) server.endNow()
})

export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  if (noPostgres !== undefined) throw new Error(noPostgres)
  const home = mkdtempSync(join(options.parent ?? tmpdir(), 'longlist-postgres-'))
  const user = unprivileged()
  if (user) {
    chownSync(home, user.uid, user.gid)
    chmodSync(home, 0o755)
  }
  const bin = binariesFor(home, user)
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(home, 'password')
  writeFileSync(passwordFile, password)
  const data = join(home, 'data')
  const flags = ['--no-sync', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--username=postgres']
  execFileSync(join(bin, 'initdb'), ['-D', data, ...flags, `--pwfile=${passwordFile}`], { ...user, stdio: 'pipe' })
  rmSync(passwordFile)
  const server = new PostgresServer(home, bin, await freePort(), password, options)
  await server.start()
  return server
}

export class PostgresServer implements AsyncDisposable {
  readonly port: number
  /** As the superuser, to the database `postgres`. */
  readonly adminUrl: string
  readonly #home: string
  readonly #bin: string
  readonly #password: string
  readonly #options: PostgresOptions
  #process: ChildProcess | undefined

  constructor(home: string, bin: string, port: number, password: string, options: PostgresOptions) {
    this.#home = home
    this.#bin = bin
    this.port = port
    this.#password = password
    this.#options = options
    this.adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  }

  /** Starts it, also after a crash, and waits until it takes connections. */
  async start(): Promise<void> {
    const { durable = false, settings = {} } = this.#options
    const all = {
      listen_addresses: '127.0.0.1',
      port: String(this.port),
      unix_socket_directories: '',
      fsync: durable ? 'on' : 'off',
      full_page_writes: durable ? 'on' : 'off',
      max_connections: '200',
      wal_level: 'replica',
      log_min_messages: 'warning',
      ...settings,
    }
    const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const log = openSync(join(this.#home, 'log'), 'a')
    const child = spawn(join(this.#bin, 'postgres'), ['-D', join(this.#home, 'data'), ...args], {
      ...unprivileged(),
      stdio: ['ignore', log, log],
    })
    this.#process = child
    running.add(this)
    const deadline = Date.now() + START_PATIENCE
    while (!(await this.#answers())) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${this.log()}`)
      await sleep(30)
    }
  }

  async #answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.adminUrl, connectionTimeoutMillis: 1000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** The server's processes now, first the one that the others come from. */
  get pids(): readonly number[] {
    return family(this.#process?.pid)
  }

  createDatabase(): Promise<TestDatabase> {
    return createTestDatabase(this.adminUrl)
  }

  /** Runs SQL as the superuser. */
  async query(sql: string): Promise<Record<string, unknown>[]> {
    return asAdmin(this.adminUrl, async (client) => (await client.query(sql)).rows)
  }

  /** Whether it runs: what it cannot go on after, ends it. */
  get isAlive(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null
  }

  log(): string {
    return readFileSync(join(this.#home, 'log'), 'utf8')
  }

  /** Ends it in good order, without waiting for its clients; `start` brings it back. */
  async stop(): Promise<void> {
    await this.#end('SIGINT')
  }

  /** As a crash: the server and all its processes at once. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async #end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const child = this.#process
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    if (signal === 'SIGKILL') signalAll(family(child.pid), signal)
    else child.kill(signal)
    await exited
  }

  /** Stops answering without ending, as a machine does whose cable was pulled. */
  pause(): void {
    signalAll(family(this.#process?.pid), 'SIGSTOP')
  }

  resume(): void {
    signalAll(family(this.#process?.pid), 'SIGCONT')
  }

  /** A replica of this server that follows it, on a port of its own. */
  async standby(): Promise<PostgresServer> {
    const home = mkdtempSync(join(tmpdir(), 'longlist-postgres-'))
    const user = unprivileged()
    const data = join(home, 'data')
    await asAdmin(this.adminUrl, async (client) => {
      const [start, stop] =
        (await client.query('show server_version_num')).rows[0].server_version_num >= 150_000
          ? [`pg_backup_start('standby', true)`, 'pg_backup_stop(false)']
          : [`pg_start_backup('standby', true, false)`, 'pg_stop_backup(false, false)']
      await client.query(`select ${start}`)
      cpSync(join(this.#home, 'data'), data, {
        recursive: true,
        filter: (path) => !path.endsWith('postmaster.pid') && !path.includes('pgsql_tmp'),
      })
      const { rows } = await client.query(`select labelfile from ${stop}`)
      writeFileSync(join(data, 'backup_label'), rows[0].labelfile)
    })
    writeFileSync(join(data, 'standby.signal'), '')
    const primary = `host=127.0.0.1 port=${this.port} user=postgres password=${this.#password}`
    appendFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${primary}'\n`)
    if (user) chownAll(home, user.uid, user.gid)
    chmodSync(data, 0o700)
    chmodSync(home, 0o755)
    const server = new PostgresServer(home, binariesFor(home, user), await freePort(), this.#password, this.#options)
    await server.start()
    return server
  }

  /** Makes a replica the primary, and waits until it takes writes. */
  async promote(): Promise<void> {
    await this.query('select pg_promote(true, 30)')
  }

  /** For the end of the process, when nothing can be waited for any more. */
  endNow(): void {
    if (this.isAlive) signalAll(family(this.#process?.pid), 'SIGKILL')
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 })
    running.delete(this)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
    this.endNow()
  }
}

/** A new database, and a new ordinary user who owns it and nothing else. */
export async function createTestDatabase(adminUrl: string): Promise<TestDatabase> {
  const name = `longlist_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await asAdmin(adminUrl, async (client) => {
    await client.query(`create role ${name} login password '${password}'`)
    await client.query(`create database ${name} owner ${name}`)
  })
  const url = new URL(adminUrl)
  return {
    name,
    url: `postgres://${name}:${password}@${url.host}/${name}`,
    async drop() {
      await asAdmin(adminUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`)
        await client.query(`drop role if exists ${name}`)
      })
    },
  }
}

/** A database that has the tables of a store already, and whose owner also owns every copy. */
export type TemplateDatabase = { readonly adminUrl: string; readonly name: string; readonly url: string }

/** A copy of a template: in a fraction of the time that the migrations take. Nobody may be connected to the template. */
export async function copyTestDatabase({ adminUrl, name: template, url }: TemplateDatabase): Promise<TestDatabase> {
  const name = `longlist_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, (client) => client.query(`create database ${name} template ${template} owner ${template}`))
  const place = new URL(url)
  place.pathname = `/${name}`
  return {
    name,
    url: place.href,
    async drop() {
      await asAdmin(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

export async function asAdmin<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** A process and those that it started: each of the server's is in a group of its own. */
function family(pid: number | undefined): number[] {
  if (pid === undefined) return []
  if (process.platform !== 'linux') return [pid]
  let children = ''
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  } catch {}
  return [pid, ...children.split(' ').filter(Boolean).map(Number)]
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      // It has ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function chownAll(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid)
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) chownSync(join(path, entry), uid, gid)
}

if (import.meta.main) {
  const server = await startPostgres({ durable: true })
  const database = await server.createDatabase()
  process.stdout.write(`${database.url}\nAs the superuser: ${server.adminUrl}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit())
  setInterval(() => {}, 60_000)
}
