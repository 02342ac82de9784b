import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { freePort } from './free-port.ts'

/**
 * A real S3 server of one's own: Ceph's gateway on a cluster of one monitor and one store in memory, from Debian's packages
 * (`scripts/install-test-servers.js`). https://docs.ceph.com, "Manual deployment", tells the steps.
 */

const PROGRAMS = ['ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin', 'monmaptool', 'ceph']

/** Why none can be started here, or undefined when one can. */
export const noS3Server: string | undefined = (() => {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const missing = PROGRAMS.filter((name) => !folders.some((folder) => existsSync(join(folder, name))))
  if (missing.length > 0)
    return `${missing.join(', ')} not found; scripts/install-test-servers.js installs them on Debian`
  return process.getuid?.() === 0 ? undefined : "Ceph's programs are started as root only"
})()

/** What a client of the server has to know. */
export type S3Access = {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const PATIENCE = 90_000
const running = new Set<S3Server>()
process.once('exit', () => {
  for (const server of running) server.endNow()
})

export async function startS3Server(): Promise<S3Server> {
  if (noS3Server !== undefined) throw new Error(noS3Server)
  const home = mkdtempSync(join(tmpdir(), 'longlist-s3-'))
  const [port, monitorPort] = [await freePort(), await freePort()]
  const server = new S3Server(home, port)
  await server.begin(monitorPort)
  return server
}

export class S3Server implements AsyncDisposable {
  readonly access: S3Access
  readonly #home: string
  readonly #config: string
  readonly #processes: ChildProcess[] = []
  #gateway: ChildProcess | undefined

  constructor(home: string, port: number) {
    this.#home = home
    this.#config = join(home, 'ceph.conf')
    this.access = {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'default',
      accessKeyId: 'LONGLISTTESTKEY',
      secretAccessKey: randomUUID(),
    }
    running.add(this)
  }

  async begin(monitorPort: number): Promise<void> {
    const cluster = randomUUID()
    const store = randomUUID()
    for (const folder of ['mon', 'osd', 'run']) mkdirSync(join(this.#home, folder))
    writeFileSync(this.#config, configuration(this.#home, cluster, monitorPort, this.access.endpoint))
    const map = join(this.#home, 'monmap')
    const monitor = `v1:127.0.0.1:${monitorPort}`
    this.#run('monmaptool', ['--create', '--fsid', cluster, '--addv', 'a', `[${monitor}]`, map])
    this.#run('ceph-mon', ['--mkfs', '-i', 'a', '--monmap', map])
    this.#start('ceph-mon', ['-i', 'a', '-f'])
    await this.#retry('ceph', ['osd', 'new', store, '0'])
    this.#run('ceph-osd', ['-i', '0', '--mkfs', '--osd-uuid', store])
    this.#run('ceph', ['osd', 'crush', 'add', 'osd.0', '1.0', 'root=default', 'host=local'])
    this.#startStore()
    await this.startGateway()
    const { accessKeyId, secretAccessKey } = this.access
    const keys = [`--access-key=${accessKeyId}`, `--secret=${secretAccessKey}`]
    await this.#retry('radosgw-admin', ['-n', 'client.rgw', 'user', 'create', '--uid=t', '--display-name=t', ...keys])
  }

  /** The store may ask the monitor before it knows whom it is talking to, is refused then, and ends: it is started anew. */
  #startStore(attempts = 5): void {
    const child = this.#start('ceph-osd', ['-i', '0', '-f'])
    child.once('exit', (_code, signal) => {
      if (signal === null && attempts > 1) this.#startStore(attempts - 1)
    })
  }

  /** Starts the gateway, also after it was killed, and waits until it answers. */
  async startGateway(): Promise<void> {
    this.#gateway = this.#start('radosgw', ['-n', 'client.rgw', '-f'])
    const deadline = Date.now() + PATIENCE
    while (
      !(await fetch(this.access.endpoint).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (Date.now() > deadline) throw new Error(`The S3 server did not start:\n${this.#log()}`)
      await sleep(100)
    }
  }

  /** The gateway is gone at once; what was stored stays. */
  async killGateway(): Promise<void> {
    const gateway = this.#gateway
    if (!gateway || gateway.exitCode !== null || gateway.signalCode !== null) return
    const exited = once(gateway, 'exit')
    gateway.kill('SIGKILL')
    await exited
  }

  /** The gateway takes connections and says nothing, until it is resumed. */
  pause(): void {
    this.#gateway?.kill('SIGSTOP')
  }

  resume(): void {
    this.#gateway?.kill('SIGCONT')
  }

  createBucket(name: string): Promise<void> {
    return createBucket(this.access, name)
  }

  #run(program: string, args: readonly string[]): void {
    execFileSync(program, ['-c', this.#config, ...args], { stdio: 'pipe', timeout: PATIENCE })
  }

  /** Runs a command until the part that it talks to is up. */
  async #retry(program: string, args: readonly string[]): Promise<void> {
    const deadline = Date.now() + PATIENCE
    for (;;) {
      const child = spawn(program, ['-c', this.#config, ...args], { stdio: 'ignore', timeout: 30_000 })
      const [code] = await once(child, 'exit')
      if (code === 0) return
      if (Date.now() > deadline) throw new Error(`${program} ${args[0]} failed:\n${this.#log()}`)
      await sleep(200)
    }
  }

  #start(program: string, args: readonly string[]): ChildProcess {
    const log = openSync(join(this.#home, 'log'), 'a')
    const child = spawn(program, ['-c', this.#config, ...args], { stdio: ['ignore', log, log] })
    this.#processes.push(child)
    return child
  }

  #log(): string {
    return readFileSync(join(this.#home, 'log'), 'utf8').slice(-4000)
  }

  /** For the end of the process, when nothing can be waited for any more. */
  endNow(): void {
    for (const child of this.#processes) child.kill('SIGKILL')
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 })
    running.delete(this)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const alive = this.#processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    const exits = alive.map((child) => once(child, 'exit'))
    for (const child of alive) child.kill('SIGKILL')
    await Promise.all(exits)
    this.endNow()
  }
}

/** Makes an empty bucket. */
export async function createBucket(access: S3Access, name: string): Promise<void> {
  const client = new AwsClient({ ...access, service: 's3', retries: 0 })
  const answer = await client.fetch(`${access.endpoint}/${name}`, { method: 'PUT' })
  if (!answer.ok) throw new Error(`The bucket ${name} was not made: ${answer.status} ${await answer.text()}`)
}

/** One copy of everything, in memory, with nobody asked for a login. */
function configuration(home: string, cluster: string, monitorPort: number, endpoint: string): string {
  return `[global]
fsid = ${cluster}
mon_host = v1:127.0.0.1:${monitorPort}/0
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
run_dir = ${home}/run
admin_socket = ${home}/run/$name.asok
log_file = ${home}/run/$name.log
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
osd_pool_default_pgp_num = 8
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 2000
[mon.a]
mon_data = ${home}/mon
mon_addr = 127.0.0.1:${monitorPort}
[osd.0]
osd_data = ${home}/osd
[client.rgw]
rgw_frontends = beast endpoint=${new URL(endpoint).host} tcp_nodelay=1
`
}

if (import.meta.main) {
  const server = await startS3Server()
  await server.createBucket('longlist')
  const { endpoint, region, accessKeyId, secretAccessKey } = server.access
  process.stdout.write(`export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`)
  process.stdout.write(`export LONGLIST_BLOBS_URL='s3://longlist?endpoint=${endpoint}&region=${region}'\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit())
  setInterval(() => {}, 60_000)
}
