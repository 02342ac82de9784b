import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noPostgres, type PostgresServer, startPostgres, type TestDatabase } from '../support/postgres-server.ts'
import { wanted } from '../support/wanted.ts'
import { OwnServer } from './own-server.ts'

/**
 * A primary with one synchronous replica (`synchronous_commit = remote_apply`), both named in the database's URL. Only so can
 * nothing that was acknowledged be lost with the primary: what an asynchronous replica did not get yet, is gone.
 */

const obstacle = wanted('DATABASES', 'postgres') ? noPostgres : 'DATABASES leaves PostgreSQL out'

describe.skipIf(obstacle)(`failover${obstacle ? ` (skipped: ${obstacle})` : ''}`, { timeout: 120_000 }, () => {
  let primary: PostgresServer
  let replica: PostgresServer
  let database: TestDatabase
  let own: OwnServer
  beforeAll(async () => {
    primary = await startPostgres({ durable: true })
    database = await primary.createDatabase()
    replica = await primary.standby()
    await primary.query(`alter system set synchronous_commit = 'remote_apply'`)
    await primary.query(`alter system set synchronous_standby_names = '*'`)
    await primary.query('select pg_reload_conf()')
    for (let state: unknown; state !== 'sync'; await sleep(20)) {
      state = (await primary.query('select sync_state from pg_stat_replication'))[0]?.['sync_state']
    }
    const hosts = `127.0.0.1:${primary.port},127.0.0.1:${replica.port}`
    own = await OwnServer.start({ databaseUrl: database.url.replace(`127.0.0.1:${primary.port}`, hosts) })
  })
  afterAll(async () => {
    await own?.[Symbol.asyncDispose]()
    await replica?.[Symbol.asyncDispose]()
    await primary?.[Symbol.asyncDispose]()
  })

  test('a replica that stops to answer makes writes wait; what is answered then is true', async () => {
    const summary = await own.underLoad(async (crowd) => {
      replica.pause()
      try {
        // The primary has it already, and does not say so before the replica has it too. Others may wait for the same rows, and
        // are not done at all.
        await crowd.more(1, 'notKnown')
      } finally {
        replica.resume()
      }
    })
    process.stdout.write(`The replica stops and goes on: ${summary}\n`)
  })

  test('a primary that is killed is followed by the replica, once that is promoted', async () => {
    const summary = await own.underLoad(async (crowd) => {
      await primary.kill()
      await crowd.more(20, 'notDone')
      await replica.promote()
    })
    process.stdout.write(`The primary is killed and the replica promoted: ${summary}\n`)
    await own.expectTrue()
    expect(own.crowd.counts.acknowledged).toBeGreaterThan(100)
  })

  test('a primary that stops to answer is left as a whole, also by a server with little to do', async () => {
    await using second = await replica.standby()
    const { url } = await replica.createDatabase()
    const hosts = `127.0.0.1:${replica.port},127.0.0.1:${second.port}`
    await using server = await OwnServer.start({ databaseUrl: url.replace(`127.0.0.1:${replica.port}`, hosts) })
    // Every connection was in use, and now none is.
    await server.underLoad(async (crowd) => crowd.more(200, 'acknowledged'))
    await inStep(replica)
    replica.pause()
    try {
      await second.promote()
      const statuses: number[] = []
      while (statuses.at(-1) !== 201) statuses.push(await server.createOne())
      // One for the answer that never came, and one for the connection that never came about.
      expect(statuses.slice(0, -1).filter((status) => status !== 503)).toEqual([])
      expect(statuses.length).toBeLessThanOrEqual(4)
    } finally {
      replica.resume()
    }
  })
})

/** Waits until the replicas have all that the primary has. */
async function inStep(primary: PostgresServer): Promise<void> {
  const behind = 'select count(*)::int as count from pg_stat_replication where replay_lsn < pg_current_wal_lsn()'
  for (let count: unknown = 1; count !== 0; await sleep(20)) count = (await primary.query(behind))[0]?.['count']
}
