import { constants } from 'node:os'
import type { Config } from '../config/config.ts'
import type { Server } from '../server.ts'
import { Failure, report } from './outcome.ts'

/**
 * Starts to listen, and ends the server on SIGTERM or SIGINT: what is in flight is answered, then the process runs out of
 * work and ends with 0. A second signal ends it at once.
 *
 * @returns the address under which the server is reached
 * @throws Failure when it cannot listen; the server is closed then
 */
export async function listen(server: Server, config: Config): Promise<string> {
  try {
    const url = await server.listen()
    endOnSignals(server)
    return url
  } catch (error) {
    await server.close()
    throw listenFailure(error, config)
  }
}

function endOnSignals(server: Server): void {
  let ending = false
  const end = (signal: 'SIGTERM' | 'SIGINT') => {
    if (ending) process.exit(128 + constants.signals[signal])
    ending = true
    if (process.stderr.isTTY) process.stderr.write('\nFinishing what is in flight. Once more ends at once.\n')
    server.close().catch((error: unknown) => {
      process.exitCode = report(error)
    })
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

function listenFailure(error: unknown, { host, port }: Config): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  const another = 'Choose another with --port or LONGLIST_PORT.'
  if (code === 'EADDRINUSE') return new Failure(`Port ${port} of ${host} is in use by another program. ${another}`)
  if (code === 'EACCES') return new Failure(`This user may not listen on port ${port} of ${host}. ${another}`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const advice = 'Set LONGLIST_HOST to one of its addresses, such as 127.0.0.1 or 0.0.0.0.'
    return new Failure(`This machine cannot listen on ${host} (${message}). ${advice}`)
  }
  return error
}
