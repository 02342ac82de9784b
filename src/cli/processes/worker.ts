import { outcomeOf, report } from '../outcome.ts'
import type { Service } from '../run-server.ts'
import type { ToPrimary, ToWorker } from './messages.ts'

/**
 * One of the processes that answer. It ends when the primary says so, on SIGTERM or SIGINT, and, with whatever it was
 * doing, when the primary is gone.
 */
export async function runWorker(service: Service): Promise<void> {
  // A terminal that closes tells every process; the primary decides what that means.
  process.on('SIGHUP', () => {})
  // Until there is a server, nothing else would keep the process alive.
  process.channel?.ref()
  const gatherer = createGatherer()
  try {
    const { server, ...listening } = await service.start({ metricsOfAll: () => gatherer.gather() })

    const end = (how: 'close' | 'retire') => {
      server[how]()
        .then(async () => tell({ figures: await server.figures() }))
        .then(
          () => process.channel?.unref(),
          (error: unknown) => process.exit(report(error)),
        )
    }
    process.on('message', (message: ToWorker) => {
      if ('metrics' in message) gatherer.receive(message.metrics)
      else if (message.do === 'count') void server.figures().then((figures) => tell({ figures }))
      else end(message.do)
    })
    // A terminal and many service managers send a signal to every process: one more of them must not hurry this one.
    process.on('SIGTERM', () => end('close'))
    process.on('SIGINT', () => end('close'))
    tell({ listening })
  } catch (error) {
    const failed = outcomeOf(error)
    tell({ failed }, () => process.exit(failed.code))
  }
}

/** Asks the primary for the metrics of all processes, once for all requests that wait at the same time. */
function createGatherer() {
  let waiting: PromiseWithResolvers<string> | undefined
  return {
    gather(): Promise<string> {
      if (!waiting) {
        waiting = Promise.withResolvers()
        tell({ do: 'gather' })
      }
      return waiting.promise
    },
    receive(metrics: string): void {
      waiting?.resolve(metrics)
      waiting = undefined
    },
  }
}

/** The primary may be gone; then this process ends anyhow. */
function tell(message: ToPrimary, then: () => void = () => {}): void {
  process.send?.(message, undefined, undefined, then)
}
