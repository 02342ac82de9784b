import { mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Flags } from '../../src/config/config.ts'
import { createBucket, type S3Server, startS3Server } from '../../test/support/s3-server.ts'
import { main } from '../lib/command.ts'
import { inFolder } from '../lib/folder.ts'
import { profileCases } from '../lib/profile.ts'
import { INTAKE_CASES } from './cases.ts'
import { type Database, startPostgreSql, startSqlite } from './databases.ts'
import { type Growth, measureGrowth } from './growth.ts'
import { type IntakeRow, measureIntake } from './intake.ts'
import { type Options, readOptions } from './options.ts'
import { presentFilled, presentGrowth, presentIntake } from './table.ts'

/** Measures both engines with one and several processes, and how they bear growth; bench/README.md says what it means. */

await main(async () => {
  const chosen = readOptions(process.argv.slice(2))
  if (chosen) await inFolder((folder) => run(folder, chosen))
})

async function run(folder: string, options: Options): Promise<void> {
  const begun = performance.now()
  await using s3 = options.blobs === 's3' ? await startS3Server() : undefined
  const more = s3 ? await bucketOf(s3) : {}
  const found: Found[] = []
  for (const engine of options.engines) {
    const database = await openDatabase(engine, folder, options)
    try {
      if (options.profile) console.log(await profileOn(database, folder, more, options))
      else found.push(await measureOn(database, folder, more, options))
    } finally {
      await database.close()
    }
  }
  if (options.profile) return
  if (options.json) {
    console.log(JSON.stringify({ node: process.version, cpus: cpus().length, engines: found }, null, 2))
    return
  }
  const took = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(`\nNode ${process.version}, ${cpus().length} cores, files on ${options.blobs}, measured in ${took} s`)
}

type Found = { readonly intake: IntakeRow[]; readonly growth: Growth | undefined }

/** Measures one engine, and shows its tables before the next one's turn. */
async function measureOn(database: Database, folder: string, more: Flags, options: Options): Promise<Found> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const show = (text: string) => options.json || console.log(`\n${text}`)
  let intake: IntakeRow[] = []
  if (options.only.some((name) => name !== 'growth')) {
    say(`${database.name}: intake …`)
    intake = await measureIntake(database, folder, more, options)
    show(presentIntake(intake))
  }
  let growth: Growth | undefined
  if (options.only.includes('growth')) {
    growth = await measureGrowth(database, folder, options, say)
    show([presentGrowth(growth.rows), '', ...growth.filled.map(presentFilled), ...growth.leftOut].join('\n'))
  }
  return { intake, growth }
}

async function profileOn(database: Database, folder: string, more: Flags, options: Options): Promise<string> {
  const own = join(folder, database.name)
  mkdirSync(own)
  return profileCases(own, {
    cases: INTAKE_CASES.filter(({ name }) => options.only.includes(name)),
    newStore: async (data) => ({ ...(await database.newStore(data)), ...more }),
    connections: options.connections,
    seconds: options.seconds * 3,
  })
}

function openDatabase(engine: string, folder: string, { settings }: Options): Promise<Database> {
  return engine === 'sqlite' ? startSqlite() : startPostgreSql(folder, settings)
}

async function bucketOf({ access }: S3Server): Promise<Flags> {
  const { endpoint, region, accessKeyId, secretAccessKey } = access
  await createBucket(access, 'bench')
  return {
    blobsUrl: `s3://bench/?endpoint=${encodeURIComponent(endpoint)}&region=${region}`,
    awsAccessKeyId: accessKeyId,
    awsSecretAccessKey: secretAccessKey,
  }
}
