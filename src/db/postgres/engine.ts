import { Unavailable } from '../../core/errors.ts'
import type { Engine, Reach, Row, SqlValue } from '../engine.ts'
import { examine } from './examine.ts'
import { createGroupCommit } from './group-commit.ts'
import { createGroupRead } from './group-read.ts'
import { migrate } from './migrate.ts'
import { PipelineError } from './pipeline.ts'
import { createPool, type PoolOptions } from './pool.ts'
import { openSnapshot } from './snapshot.ts'
import { reachTo, toSent } from './texts.ts'

/** Transactions with units of work that are on their way at once; more only makes each of them smaller. */
const TRANSACTIONS = 4

/** How long a check waits for its answer: whoever asks does not wait much longer. In milliseconds. */
const CHECK_TIMEOUT = 3_000
/** How long looking through all tables may take, in milliseconds. */
const ANALYZE_TIMEOUT = 600_000
const FOLLOW_ROWS = `select setval(pg_get_serial_sequence('event', 'position'), coalesce(max(position), 1),
  max(position) is not null) from event`
/** Changes nothing, and is refused when nothing can be changed. */
const TOUCH = { sql: 'update id_sequence set next_id = next_id where name = ?', params: ['id'] }

/**
 * PostgreSQL through a pool of connections. Every transaction is one round trip: its statements are sent together, with the
 * setting before them that row-level security holds them to.
 *
 * @throws StoreTooNew when the store was made by a newer program
 * @throws Unavailable when the server is not there
 */
export async function openPostgres(options: PoolOptions): Promise<Engine> {
  const pool = createPool(options)
  try {
    await migrate(pool)
  } catch (error) {
    await pool.close()
    throw error
  }
  const transactions = Math.max(1, Math.min(TRANSACTIONS, Math.floor(options.connections / 2)))
  const { commit, figures } = createGroupCommit(pool.run, { transactions })

  const read = createGroupRead(pool.run, { roundTrips: Math.max(1, options.connections - transactions) })

  async function all(sql: string, params: readonly SqlValue[], reach: Reach): Promise<Row[]> {
    return read(toSent({ sql, params }), reach).catch(throwInOurWords)
  }

  async function write(sql: string, params: readonly SqlValue[], reach: Reach): Promise<Row[]> {
    const sent = toSent({ sql, params })
    const results = await pool.run(reach === 'none' ? [sent] : [reachTo(reach), sent], 'write').catch(throwInOurWords)
    return results.at(-1) ?? []
  }

  return {
    name: 'PostgreSQL',
    all,
    write,
    commit,
    snapshot: () => openSnapshot(pool),
    async check() {
      try {
        await pool.run([toSent(TOUCH)], 'write', CHECK_TIMEOUT)
        return { ok: true }
      } catch (error) {
        return { ok: false, reason: 'the database cannot be written', cause: error }
      }
    },
    // Its vacuum and its archive are the operator's: see docs/operating.md.
    purge: async () => {},
    examine: () => examine(pool),
    async followRows() {
      await pool.run([reachTo('every'), toSent({ sql: FOLLOW_ROWS, params: [] })], 'write').catch(throwInOurWords)
      // What its planner knows of the tables is from when they were empty.
      await pool.run([toSent({ sql: 'analyze', params: [] })], 'write', ANALYZE_TIMEOUT).catch(throwInOurWords)
    },
    figures() {
      const { inUse, most, waiting } = pool.figures()
      return { connectionsInUse: inUse, connectionsMost: most, waitingForConnection: waiting, ...figures() }
    },
    close: () => pool.close(),
  }
}

function throwInOurWords(error: unknown): never {
  // A statement by itself is no request: whether it was done or not, what was asked for was not.
  if (error instanceof Unavailable && error.mayBeDone) {
    throw new Unavailable(error.message, error.retryAfter, { cause: error.cause })
  }
  if (!(error instanceof PipelineError)) throw error
  throw new Error(`PostgreSQL ${error.cause.code}: ${error.message}`)
}
