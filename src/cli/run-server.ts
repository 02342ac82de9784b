import { constants } from 'node:os'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import type { Overrides, Server } from '../server.ts'
import { Failure, report } from './outcome.ts'

/** What a verb serves, in one process or in several. */
export type Service = {
  readonly config: Config
  readonly logger: Logger
  /** Makes a server that listens. @param overrides what the server needs as one of several processes */
  start(overrides: Overrides): Promise<Started>
  /**
   * Says once, when every process listens, what the first of them gave.
   * @param server left out where other processes are the server
   */
  announce(listening: Listening, server?: Server): void | Promise<void>
  /** What else each of several processes is told on its command line. */
  readonly args?: readonly string[]
}

/** `message` is what is to be said when all is ready. */
export type Listening = { readonly url: string; readonly message: string }
export type Started = Listening & { readonly server: Server }

/** Serves until a signal ends it. @throws Failure when it cannot listen, and whatever opening the store throws */
export async function runService(service: Service): Promise<void> {
  if (service.config.processes > 1) {
    const { runProcesses } = await import('./processes/run-processes.ts')
    await runProcesses(service)
    return
  }
  const { server, ...listening } = await service.start({})
  endOnSignals(server)
  await service.announce(listening, server)
}

/**
 * @returns the address under which the server is reached
 * @throws Failure when it cannot listen; the server is closed then
 */
export async function listen(server: Server, config: Config): Promise<string> {
  try {
    return await server.listen()
  } catch (error) {
    await server.close()
    throw listenFailure(error, config)
  }
}

/**
 * Ends the server on SIGTERM or SIGINT: what is in flight is answered, then the process runs out of work and ends with 0. A
 * second signal ends it at once.
 */
function endOnSignals(server: Server): void {
  onceThenAtOnce(
    () => {
      server.close().catch((error: unknown) => {
        process.exitCode = report(error)
      })
    },
    () => {},
  )
}

/** Does something on the first SIGTERM or SIGINT, and on the second something else before the process ends at once. */
export function onceThenAtOnce(end: () => void, beforeExit: () => void): void {
  let ending = false
  const onSignal = (signal: 'SIGTERM' | 'SIGINT') => {
    if (ending) {
      beforeExit()
      process.exit(128 + constants.signals[signal])
    }
    ending = true
    if (process.stderr.isTTY) process.stderr.write('\nFinishing what is in flight. Once more ends at once.\n')
    end()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
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
