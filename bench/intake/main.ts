import { mkdirSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { main } from '../lib/command.ts'
import { inFolder } from '../lib/folder.ts'
import { profileCases } from '../lib/profile.ts'
import { type Burst, measureBurst } from './burst.ts'
import { CASES } from './cases.ts'
import { compare, type Row } from './compare.ts'
import { type Options, readOptions } from './options.ts'
import { measureStartup, type Startup } from './startup.ts'
import { presentBurst, presentRows, presentStartup } from './table.ts'

/** Measures the intake of candidates; bench/README.md says what the figures mean. */

await main(async () => {
  const chosen = readOptions(process.argv.slice(2))
  if (chosen) await inFolder((folder) => run(folder, chosen))
})

async function run(folder: string, options: Options): Promise<void> {
  const { only, json, profile } = options
  if (profile) {
    const cases = CASES.filter(({ name }) => only.includes(name))
    const connections = Math.max(...options.connections)
    const newStore = async (data: string) => ({ data })
    console.log(await profileCases(folder, { cases, newStore, connections, seconds: options.seconds * 2 }))
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
