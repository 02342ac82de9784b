import type { Client } from 'pg'
import { Unavailable } from '../../core/errors.ts'
import type { Row, Snapshot, SqlValue } from '../engine.ts'
import { PipelineError, runPipeline } from './pipeline.ts'
import type { Pool } from './pool.ts'
import { toSent } from './texts.ts'

/** A page of rows may be large and the disk slow, and nobody waits for it. In milliseconds. */
const TIMEOUT = 300_000

/** The store at one moment: a transaction that sees nothing of what is committed after it began. */
export async function openSnapshot(pool: Pool): Promise<Snapshot> {
  const client: Client = await pool.connect()
  await client.query('begin isolation level repeatable read, read only')
  await client.query(`set local longlist.reach = 'every'`)
  return {
    async all(sql: string, params: readonly SqlValue[]): Promise<Row[]> {
      try {
        const [rows] = await runPipeline(client, [toSent({ sql, params })], TIMEOUT)
        return rows ?? []
      } catch (error) {
        if (!(error instanceof PipelineError)) throw error
        throw new Unavailable('The database cannot be read right now', 2, { cause: error.cause })
      }
    },
    close: () => client.end(),
  }
}
