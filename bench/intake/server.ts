import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { readSettings, toConfig } from '../../src/config/config.ts'
import { addClient } from '../../src/core/access/manageClients.ts'
import { addJob } from '../../src/core/jobs/addJob.ts'
import { addOrganization } from '../../src/core/organizations/addOrganization.ts'
import { createServer } from '../../src/server.ts'
import { openStore } from '../../src/store.ts'

/**
 * The server under test, in a process of its own, with the settings that it has when an operator sets none:
 * `node server.ts DATA_FOLDER`. It ends when its parent lets go of it.
 */

const config = toConfig(readSettings({}, { data: process.argv[2], port: '0' }))
const serverKey = randomBytes(32)
const store = await openStore(config, serverKey)

const { id: organizationId } = await addOrganization(store.clients, { name: 'Bench', customFields: [] })
const job = await addJob(store.clients, { organizationId, name: 'Backend engineer', status: 'open' })
const { issued } = await addClient(store.clients, {
  organizationId,
  name: 'Partner',
  employeePortal: false,
  grant: { permissions: 'all' },
  credential: { kind: 'jwt' },
})
if (issued.kind !== 'jwt') throw new Error('The client got a credential of another kind')
const jwt = await new SignJWT()
  .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
  .setIssuer(issued.apiKey)
  .setExpirationTime('1 day')
  .sign(new TextEncoder().encode(issued.secret))

const server = createServer(config, serverKey, store)
const url = await server.listen()
process.send?.({ port: Number(new URL(url).port), jwt, positionUid: job.uid })
process.once('disconnect', () => void server.close())
