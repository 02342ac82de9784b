import { chmodSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noPostgres, type PostgresServer, startPostgres, type TestDatabase } from '../support/postgres-server.ts'
import { wanted } from '../support/wanted.ts'
import { OwnServer } from './own-server.ts'
import { noSmallDisk, type SmallDisk, smallDisk } from './small-disk.ts'

/** The disk of PostgreSQL is full, and has room again. */

const obstacle = wanted('DATABASES', 'postgres') ? (noPostgres ?? noSmallDisk) : 'DATABASES leaves PostgreSQL out'
/** Enough for a new database and its programs. */
const MEGABYTES = 400

describe.skipIf(obstacle)(
  `PostgreSQL on a full disk${obstacle ? ` (skipped: ${obstacle})` : ''}`,
  { timeout: 120_000 },
  () => {
    let disk: SmallDisk
    let postgres: PostgresServer
    let database: TestDatabase
    let own: OwnServer
    beforeAll(async () => {
      disk = smallDisk(MEGABYTES)
      chmodSync(disk.folder, 0o755)
      postgres = await startPostgres({
        durable: true,
        parent: disk.folder,
        settings: { wal_recycle: 'off', min_wal_size: '32MB' },
      })
      database = await postgres.createDatabase()
      own = await OwnServer.start({ databaseUrl: database.url })
    })
    afterAll(async () => {
      await own?.[Symbol.asyncDispose]()
      await postgres?.[Symbol.asyncDispose]()
      disk?.[Symbol.dispose]()
    })

    test('refuses for now, loses nothing, and goes on when there is room', async () => {
      for (let round = 0; round < 2; round++) {
        const summary = await own.underLoad(async (crowd) => {
          disk.fill()
          // What the database freed meanwhile is taken again.
          const filling = setInterval(() => disk.fill(), 50)
          try {
            await crowd.more(20, 'notDone')
          } finally {
            clearInterval(filling)
            disk.free()
          }
          // Without room for its log the database itself ends, and whoever keeps it running starts it again.
          if (!postgres.isAlive) await postgres.start()
        })
        process.stdout.write(`PostgreSQL's disk is full: ${summary}\n`)
      }
      await own.expectTrue()
      expect(own.crowd.counts.notDone).toBeGreaterThan(20)
    })
  },
)
