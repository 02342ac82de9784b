import { pino } from 'pino'
import { createServer } from '../../src/server.ts'
import { openStore } from '../../src/store.ts'
import type { TestServer } from '../support/server.ts'

/** Another server on the store of one, as another process is. */
export async function startSecond({ config, key, clock }: TestServer): Promise<AsyncDisposable & { url: string }> {
  const store = await openStore(config, key, { clock })
  const server = createServer(config, key, store, { clock, logger: pino({ level: 'silent' }) })
  const url = (await server.listen()).replace('localhost', '127.0.0.1')
  return { url, [Symbol.asyncDispose]: () => server.close() }
}
