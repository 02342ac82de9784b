import cluster from 'node:cluster'
import type { Service } from '../run-server.ts'
import { runPrimary } from './primary.ts'
import { runWorker } from './worker.ts'

/** One server in several processes on one port. Each of them runs the same command line; the first starts the others. */
export async function runProcesses(service: Service): Promise<void> {
  await (cluster.isPrimary ? runPrimary(service) : runWorker(service))
}
