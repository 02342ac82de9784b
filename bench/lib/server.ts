import { readSettings, toConfig } from '../../src/config/config.ts'
import { createServer } from '../../src/server.ts'
import { openStore } from '../../src/store.ts'

/**
 * The server under test, in a process of its own, with the settings that it has when an operator sets none but those
 * given: `node server.ts SETTINGS_IN_JSON`. It ends when its parent lets go of it.
 */

const settings = readSettings({}, { rateLimit: '0', ...JSON.parse(process.argv[2] as string) })
const { serverKey } = settings
if (!serverKey) throw new Error('The settings have no server key')
const config = toConfig(settings)
const server = createServer(config, serverKey, await openStore(config, serverKey))
const url = await server.listen()
process.send?.({ port: Number(new URL(url).port) })
process.once('disconnect', () => void server.close())
