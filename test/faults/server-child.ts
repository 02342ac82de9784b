import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import { pathsIn, readSettings, toConfig } from '../../src/config/config.ts'
import { loadServerKey } from '../../src/config/server-key.ts'
import { addClient } from '../../src/core/access/manageClients.ts'
import { addJob } from '../../src/core/jobs/addJob.ts'
import { addOrganization } from '../../src/core/organizations/addOrganization.ts'
import { createServer } from '../../src/server.ts'
import { openStore, type Store } from '../../src/store.ts'
import { COMEET } from '../support/server.ts'

/**
 * A server in a process of its own, to be killed. It loads everything, waits for a line, so that it starts at once when
 * it is wanted, then serves the folder that it was given and says where. It ends with whoever started it.
 */
const [folder = '', settings = '{}'] = process.argv.slice(2)
process.stdin.once('data', () => void serve())
process.stdin.once('end', () => process.exit())
// It will not live to write it at its end.
flushCompileCache()
process.stdout.write('loaded\n')

async function serve(): Promise<void> {
  const flags = {
    port: '0',
    data: folder,
    logLevel: 'error',
    accessLog: 'false',
    rateLimit: '0',
    ...JSON.parse(settings),
  }
  const config = toConfig(readSettings({}, flags))
  const key = loadServerKey(pathsIn(folder).serverKey, undefined)
  const store = await openStore(config, key)
  await seed(store)
  const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }))
  const server = createServer(config, key, store, { logger })
  const url = await server.listen()
  process.once('SIGTERM', () => void server.close().then(() => process.exit()))
  process.stdout.write(`${url.replace('localhost', '127.0.0.1')}\n`)
}

async function seed({ organizations, clients: deps }: Store): Promise<void> {
  if (await organizations.byReference('acme')) return
  const { id: organizationId } = await addOrganization(deps, {
    name: 'Acme',
    reference: 'acme',
    customFields: ['field1'],
  })
  const job = { organizationId, name: 'Engineer', status: 'open', uid: '11.11', reference: 'WTTJ_engineer' } as const
  await addJob(deps, job)
  const client = { organizationId, employeePortal: false }
  await addClient(deps, {
    ...client,
    name: 'Comeet partner',
    grant: { permissions: 'all' },
    credential: { kind: 'jwt', ...COMEET },
  })
  await addClient(deps, {
    ...client,
    name: 'Welcome Kit partner',
    grant: { scopes: ['candidates_rw'] },
    credential: { kind: 'bearer', token: 'WK_API_KEY' },
  })
}
