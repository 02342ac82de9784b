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
  const say = (line: string) => process.stderr.write(`${line}\n`)
  await using s3 = options.blobs === 's3' ? await startS3Server() : undefined
  const more = s3 ? await bucketOf(s3) : {}
  const intake: IntakeRow[] = []
  const growth: Growth = { rows: [], filled: [], leftOut: [] }
  for (const engine of options.engines) {
    const database = await openDatabase(engine, folder, options)
    try {
      if (options.profile) {
        const cases = INTAKE_CASES.filter(({ name }) => options.only.includes(name))
        const { connections, seconds } = options
        const newStore = async (data: string) => ({ ...(await database.newStore(data)), ...more })
        const own = join(folder, database.name)
        mkdirSync(own)
        console.log(await profileCases(own, { cases, newStore, connections, seconds: seconds * 3 }))
        continue
      }
      if (options.only.some((name) => name !== 'growth')) {
        say(`${database.name}: intake …`)
        intake.push(...(await measureIntake(database, folder, more, options)))
      }
      if (options.only.includes('growth')) {
        const { rows, filled, leftOut } = await measureGrowth(database, folder, options, say)
        growth.rows.push(...rows)
        growth.filled.push(...filled)
        growth.leftOut.push(...leftOut)
      }
    } finally {
      await database.close()
    }
  }
  if (options.profile) return
  if (options.json) {
    console.log(JSON.stringify({ node: process.version, cpus: cpus().length, intake, growth }, null, 2))
    return
  }
  const took = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(`\nNode ${process.version}, ${cpus().length} cores, files on ${options.blobs}, measured in ${took} s`)
  if (intake.length > 0) console.log(`\n${presentIntake(intake)}`)
  if (growth.rows.length > 0) console.log(`\n${presentGrowth(growth.rows)}`)
  if (growth.filled.length > 0) console.log(`\n${growth.filled.map(presentFilled).join('\n')}`)
  for (const sentence of new Set(growth.leftOut)) console.log(sentence)
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
