import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Burst, measureBurst } from './burst.ts'
import { CASES } from './cases.ts'
import { compare, type Row } from './compare.ts'
import { type Options, readOptions } from './options.ts'
import { profileCases } from './profile.ts'
import { measureStartup, type Startup } from './startup.ts'
import { presentBurst, presentRows, presentStartup } from './table.ts'

/** Measures the intake of candidates; bench/README.md says what the figures mean. */

try {
  const chosen = readOptions(process.argv.slice(2))
  if (chosen) await inFolder((folder) => run(folder, chosen))
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`)
  process.exit(1)
}

async function run(folder: string, options: Options): Promise<void> {
  const { only, json, profile } = options
  if (profile) {
    console.log(await profileCases(folder, options))
    return
  }
  const begun = performance.now()
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const rows: Row[] = []
  for (const one of CASES.filter(({ name }) => only.includes(name))) {
    say(`${one.name} …`)
    const measured = join(folder, one.name)
    mkdirSync(measured)
    rows.push(...(await compare(one, measured, options)))
    rmSync(measured, { recursive: true })
  }
  let startup: Startup | undefined
  if (only.includes('start')) {
    say('start …')
    startup = await measureStartup(folder, options.starts)
  }
  let burst: Burst | undefined
  if (only.includes('burst')) {
    say('burst …')
    burst = await measureBurst(folder)
  }
  if (json) {
    console.log(JSON.stringify({ node: process.version, cpus: cpus().length, rows, startup, burst }, null, 2))
    return
  }
  const took = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(`\nNode ${process.version}, ${cpus().length} cores, measured in ${took} s`)
  if (rows.length > 0) console.log(`\n${presentRows(rows)}`)
  if (startup) console.log(`\n${presentStartup(startup)}`)
  if (burst) console.log(`\n${presentBurst(burst)}`)
}

/** Gives a folder beside the checkout's own data, so on the same disk, and removes it afterwards. */
async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const data = fileURLToPath(new URL('../../data', import.meta.url))
  mkdirSync(data, { recursive: true })
  const folder = mkdtempSync(join(data, 'bench-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    if (readdirSync(data).length === 0) rmdirSync(data)
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  await use(folder)
}
