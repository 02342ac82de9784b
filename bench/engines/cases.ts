import type { Traffic } from '../lib/load.ts'
import type { Target } from '../lib/target.ts'
import { createTraffic, pdf, readTraffic, updateTraffic } from '../lib/traffic.ts'

export type Case = {
  readonly name: string
  /** The ratio to PostgreSQL's own single inserts that the project wants. */
  readonly goal?: number
  traffic(target: Target): Promise<Traffic>
}

export const INTAKE_CASES: readonly Case[] = [
  { name: 'create', goal: 0.7, traffic: async (target) => createTraffic(target) },
  { name: 'create-100k', traffic: async (target) => createTraffic(target, pdf(100 * 1024)) },
  { name: 'read', traffic: readTraffic },
  { name: 'update', traffic: updateTraffic },
]
