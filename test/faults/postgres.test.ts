import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noPostgres, type PostgresServer, startPostgres, type TestDatabase } from '../support/postgres-server.ts'
import { wanted } from '../support/wanted.ts'
import { OwnServer } from './own-server.ts'

/**
 * PostgreSQL goes away and comes back while a crowd of clients creates and changes candidates. Every answer is a success or
 * a 503 that says when to come again and whether anything was done, and all of it is true; the server is never restarted.
 */

const obstacle = wanted('DATABASES', 'postgres') ? noPostgres : 'DATABASES leaves PostgreSQL out'
/** What a step of a request may wait: in line, for a connection, for an answer; and what a busy test machine adds. */
const LONGEST = 5_000 + 5_000 + 10_000 + 5_000
const CONNECTIONS = 10

describe.skipIf(obstacle)(`PostgreSQL${obstacle ? ` (skipped: ${obstacle})` : ''}`, { timeout: 120_000 }, () => {
  let postgres: PostgresServer
  let database: TestDatabase
  let own: OwnServer
  beforeAll(async () => {
    postgres = await startPostgres({ durable: true, settings: { max_connections: '40' } })
    database = await postgres.createDatabase()
    own = await OwnServer.start({ databaseUrl: database.url, databaseConnections: String(CONNECTIONS) })
  })
  afterAll(async () => {
    await own?.[Symbol.asyncDispose]()
    await postgres?.[Symbol.asyncDispose]()
  })

  /** Everybody is answered in time, and what was used is given back. */
  async function expectWell(summary: string): Promise<void> {
    process.stdout.write(`${expect.getState().currentTestName}: ${summary}\n`)
    expect(own.crowd.longest).toBeLessThan(LONGEST)
    expect(await own.client.metric('longlist_db_waiting_writes')).toBe(0)
    expect(await own.client.metric('longlist_db_waiting_for_connection')).toBe(0)
    expect(await own.client.metric('longlist_db_connections_in_use')).toBe(0)
    const ofOurs = `select count(*)::int as count from pg_stat_activity where application_name = 'longlist'`
    const [row] = await postgres.query(ofOurs)
    expect(row?.['count']).toBeLessThanOrEqual(CONNECTIONS)
  }

  test('is killed and started again', async () => {
    const summary = await own.underLoad(async (crowd) => {
      for (let round = 0; round < 3; round++) {
        await postgres.kill()
        await crowd.more(20, 'notDone')
        await postgres.start()
        await crowd.more(40, 'acknowledged')
      }
    })
    await expectWell(summary)
  })

  test('is restarted in good order', async () => {
    const summary = await own.underLoad(async (crowd) => {
      await postgres.stop()
      await crowd.more(20, 'notDone')
      await postgres.start()
    })
    await expectWell(summary)
  })

  test('ends every connection', async () => {
    const summary = await own.underLoad(async (crowd) => {
      for (let round = 0; round < 5; round++) {
        await postgres.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'longlist'`,
        )
        await crowd.more(30, 'acknowledged')
      }
    })
    await expectWell(summary)
  })

  test('stops to answer for longer than anybody waits, and goes on', async () => {
    const summary = await own.underLoad(async (crowd) => {
      postgres.pause()
      try {
        await crowd.more(12, 'notDone', 'notKnown')
      } finally {
        postgres.resume()
      }
      await busyOnesAreDone()
    })
    await expectWell(summary)
  })

  /** What had reached the server before it stopped is done when it goes on, though nobody waits for it. */
  async function busyOnesAreDone(): Promise<void> {
    const busy = `select count(*)::int as count from pg_stat_activity
      where application_name = 'longlist' and state <> 'idle' and state_change < now() - interval '1 second'`
    for (let left = -1; left !== 0; await sleep(50)) left = Number((await postgres.query(busy))[0]?.['count'])
  }

  test('has its tables locked by somebody else', async () => {
    const summary = await own.underLoad(async (crowd) => {
      await using other = await client(database.url)
      await other.query('begin')
      await other.query('lock table application in access exclusive mode')
      const { notKnown } = crowd.counts
      await crowd.more(12, 'notDone')
      // The server gave it up before we did, so that it is known.
      expect(crowd.counts.notKnown).toBe(notKnown)
      await other.query('rollback')
    })
    await expectWell(summary)
  })

  test('has no connection left for us', async () => {
    const summary = await own.underLoad(async (crowd) => {
      const others: (pg.Client & AsyncDisposable)[] = []
      try {
        // Those that we have are enough to go on.
        await takeAll(others)
        await crowd.more(40, 'acknowledged')
        await postgres.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'longlist'`,
        )
        await takeAll(others)
        await crowd.more(0, 'notDone')
      } finally {
        for (const other of others) await other.end()
      }
    })
    await expectWell(summary)
  })

  async function takeAll(others: pg.Client[]): Promise<void> {
    for (;;) {
      const other = await client(database.url).catch(() => undefined)
      if (!other) return
      others.push(other)
    }
  }

  test('held every answer to its word', async () => {
    await own.expectTrue()
  })

  test('does not keep a server from ending when it hangs', async () => {
    const { url } = await postgres.createDatabase()
    await using server = await OwnServer.start({ databaseUrl: url, drainSeconds: '1' })
    await server.underLoad(async () => {})
    postgres.pause()
    try {
      expect(await server.terminate()).toBe(0)
    } finally {
      postgres.resume()
    }
  })
})

async function client(url: string): Promise<pg.Client & AsyncDisposable> {
  const connected = new pg.Client(url)
  connected.on('error', () => {})
  await connected.connect()
  return Object.assign(connected, { [Symbol.asyncDispose]: () => connected.end() })
}
