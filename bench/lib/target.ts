import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { type Flags, readSettings, toConfig } from '../../src/config/config.ts'
import { addClient } from '../../src/core/access/manageClients.ts'
import { addJob } from '../../src/core/jobs/addJob.ts'
import type { Job } from '../../src/core/jobs/job.ts'
import { addOrganization } from '../../src/core/organizations/addOrganization.ts'
import { openStore, type Store } from '../../src/store.ts'
import type { Ports } from './load.ts'
import { type Running, start } from './processes.ts'

/** What a partner has to know to send candidates. */
export type Partner = { readonly jwt: string; readonly positionUid: string }
/** The same, and where the server is. */
export type Target = Partner & { readonly ports: Ports }

/** A store with an organization, an open job and a partner in it, and the settings that open it. */
export type Prepared = { readonly flags: Flags; readonly partner: Partner }

/**
 * Makes a store that the settings name. What is to be in it before a server opens it is put there by `fill`.
 */
export async function prepareStore(
  flags: Flags,
  fill?: (store: Store, ground: { job: Job; organizationId: number; clientId: number }) => Promise<void>,
): Promise<Prepared> {
  const serverKey = randomBytes(32)
  const store = await openStore(toConfig(readSettings({}, flags)), serverKey)
  try {
    const { id: organizationId } = await addOrganization(store.clients, { name: 'Bench', customFields: [] })
    const job = await addJob(store.clients, { organizationId, name: 'Backend engineer', status: 'open' })
    const { client, issued } = await addClient(store.clients, {
      organizationId,
      name: 'Partner',
      employeePortal: false,
      grant: { permissions: 'all' },
      credential: { kind: 'jwt' },
    })
    if (issued.kind !== 'jwt') throw new Error('The client got a credential of another kind')
    await fill?.(store, { job, organizationId, clientId: client.id })
    const jwt = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issued.apiKey)
      .setExpirationTime('1 day')
      .sign(new TextEncoder().encode(issued.secret))
    return {
      flags: { ...flags, serverKey: serverKey.toString('hex') },
      partner: { jwt, positionUid: job.uid },
    }
  } finally {
    await store.close()
  }
}

export type RunningServer = { readonly pids: readonly number[]; readonly target: Target; stop(): Promise<void> }

/** Starts processes of the server on one store, each on a port of its own. */
export async function startServers(
  { flags, partner }: Prepared,
  { processes = 1, ...options }: { processes?: number; log?: string; execArgv?: readonly string[] } = {},
): Promise<RunningServer> {
  const running: Running<{ port: number }>[] = []
  for (let left = processes; left > 0; left--) {
    running.push(await start<{ port: number }>('server.ts', [JSON.stringify({ ...flags, port: '0' })], options))
  }
  const [first, ...others] = running.map(({ ready }) => ready.port)
  return {
    pids: running.map(({ pid }) => pid),
    target: { ...partner, ports: [first as number, ...others] },
    async stop() {
      await Promise.all(running.map((one) => one.stop()))
    },
  }
}
