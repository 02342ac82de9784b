import type { Traffic } from '../lib/load.ts'
import type { Target } from '../lib/target.ts'
import { createTraffic, pdf, readTraffic, updateTraffic } from '../lib/traffic.ts'

export type Case = {
  readonly name: string
  /** The ratio to PostgreSQL's own single inserts that the project wants. */
  readonly goal?: number
  /** Requests that each process answers first, so that its code is compiled when it is measured. */
  readonly warmUp: number
  traffic(target: Target): Promise<Traffic>
}

export const INTAKE_CASES: readonly Case[] = [
  { name: 'create', goal: 0.7, warmUp: 1_500, traffic: async (target) => createTraffic(target) },
  { name: 'create-100k', warmUp: 100, traffic: async (target) => createTraffic(target, pdf(100 * 1024)) },
  { name: 'read', warmUp: 1_500, traffic: readTraffic },
  { name: 'update', warmUp: 500, traffic: updateTraffic },
]
