import type { Traffic } from '../lib/load.ts'
import type { Target } from '../lib/target.ts'
import { createTraffic, pdf, readTraffic, updateTraffic } from '../lib/traffic.ts'

export type Case = {
  readonly name: string
  /** The ratio to the framework that the project wants at 32 connections. */
  readonly goal?: number
  /** What is sent; both servers get the same. */
  traffic(target: Target): Promise<Traffic>
}

const KB = 1024
const MB = 1024 * KB

export const CASES: readonly Case[] = [
  { name: 'create', goal: 0.25, traffic: async (target) => createTraffic(target) },
  { name: 'create-100k', goal: 0.4, traffic: async (target) => createTraffic(target, pdf(100 * KB)) },
  { name: 'create-1m', goal: 1.2, traffic: async (target) => createTraffic(target, pdf(MB)) },
  { name: 'read', traffic: readTraffic },
  { name: 'update', traffic: updateTraffic },
]
