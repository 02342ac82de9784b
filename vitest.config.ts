import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { EndOverdue } from './test/support/end-overdue.ts'
import { noPostgres } from './test/support/postgres-binaries.ts'
import { wanted } from './test/support/wanted.ts'

/** What needs a database or a server, in processes of their own. */
const server = {
  pool: 'forks',
  // Only to end what hangs: on a busy machine many processes start slowly.
  testTimeout: 120_000,
  hookTimeout: 120_000,
} as const

/** What a caller sees, as far as the store may matter to it. */
const SURFACES = ['test/{wire,security,api}/**/*.test.ts']

const BROWSER = 'test/browser/**/*.test.ts'

const onSqlite = wanted('DATABASES', 'sqlite')
const POSTGRES_AND_S3 = {
  name: 'postgres',
  include: SURFACES,
  env: { STORE_UNDER_TEST: 'postgres and s3' },
}
const onPostgres = wanted('DATABASES', 'postgres') && noPostgres === undefined

export default defineConfig({
  test: {
    reporters: ['default', new EndOverdue()],
    globalSetup: 'test/support/global-setup.ts',
    // Most files wait for disks and other processes half of their time, so on two cores one worker leaves much unused.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'rules', include: ['{src,web/src}/**/*.test.ts'], pool: 'threads', isolate: false } },
      {
        test: {
          ...server,
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER, ...(onSqlite ? [] : SURFACES)],
        },
      },
      // The app in a browser; where there is none, its tests are skipped.
      { test: { ...server, name: 'browser', include: [BROWSER], testTimeout: 300_000 } },
      // What a caller sees must be the same whatever the store is.
      ...(onPostgres ? [{ test: { ...server, ...POSTGRES_AND_S3 } }] : []),
    ],
  },
})
