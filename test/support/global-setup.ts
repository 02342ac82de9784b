import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../src/db/postgres/engine.ts'
import { noChromium } from './chromium.ts'
import { noPostgres, type PostgresServer, startPostgres, type TemplateDatabase } from './postgres-server.ts'
import { noS3Server, type S3Access, startS3Server } from './s3-server.ts'
import { wanted } from './wanted.ts'

/** What all test files of a run share: servers that are started once. */

declare module 'vitest' {
  interface ProvidedContext {
    /** Where databases can be made; undefined when PostgreSQL was not wanted, or cannot be started here. */
    postgresAdminUrl: string | undefined
    /** What to copy for a store; undefined likewise. */
    postgresTemplate: TemplateDatabase | undefined
    /** A bucket; undefined when S3 was not wanted, or cannot be started here. */
    s3: (S3Access & { readonly bucket: string }) | undefined
  }
}

const BUCKET = 'longlist-tests'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, s3] = await Promise.all([
    startWanted(wanted('DATABASES', 'postgres'), 'PostgreSQL', noPostgres, startPostgres),
    startWanted(wanted('BLOBS', 's3'), 'S3', noS3Server, startS3Server),
  ])
  await s3?.createBucket(BUCKET)
  if (noChromium !== undefined) process.stdout.write(`No tests in a browser: ${noChromium}.\n`)
  project.provide('postgresAdminUrl', postgres?.adminUrl)
  project.provide('postgresTemplate', postgres && (await templateOn(postgres)))
  project.provide('s3', s3 && { ...s3.access, bucket: BUCKET })
  return async () => {
    await postgres?.[Symbol.asyncDispose]()
    await s3?.[Symbol.asyncDispose]()
  }
}

async function templateOn(postgres: PostgresServer): Promise<TemplateDatabase> {
  const { name, url } = await postgres.createDatabase()
  const engine = await openPostgres({ url, connections: 1 })
  await engine.close()
  return { adminUrl: postgres.adminUrl, name, url }
}

async function startWanted<T>(
  isWanted: boolean,
  name: string,
  obstacle: string | undefined,
  start: () => Promise<T>,
): Promise<T | undefined> {
  if (!isWanted) return undefined
  if (obstacle === undefined) return start()
  process.stdout.write(`No tests on ${name}: ${obstacle}.\n`)
  return undefined
}
