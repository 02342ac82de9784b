import type { Application } from '../../src/core/applications/application.ts'
import { openSqlite } from '../../src/db/sqlite/engine.ts'
import { createIds } from '../../src/db/stores/ids.ts'
import { createSamples, storesOn } from './samples.ts'

/**
 * Another process on the same store. It says "ready", waits for a line, so that several begin together, does what it is
 * told, and answers with one line of JSON.
 */
const [path = '', task = '', ...values] = process.argv.slice(2)

const tasks: Record<string, () => Promise<unknown>> = {
  /** Opens the store, which is made when it is new. */
  async open() {
    const engine = await openSqlite(path)
    const [row] = await engine.all('select count(*) as versions from schema_migration', [], 'none')
    await engine.close()
    return row
  },
  async ids() {
    const engine = await openSqlite(path)
    const ids = createIds(engine)
    const drawn: number[] = []
    for (let count = 0; count < Number(values[0]); count++) drawn.push(await ids.next())
    await engine.close()
    return drawn
  },
  /** Commits applications, some of them at the same time. */
  async applications() {
    const [organizationId, firstId, count] = values.map(Number) as [number, number, number]
    const samples = createSamples(firstId)
    const engine = await openSqlite(path)
    const stores = storesOn(engine)
    const ground = JSON.parse(values[3] ?? '{}') as Partial<Application>
    const made = Array.from({ length: count }, () => samples.application({ organizationId, ...ground }))
    const results = await Promise.all(made.map((application) => stores.commit({ do: 'addApplication', application })))
    await engine.close()
    return made.filter((_, index) => results[index] === undefined).map(({ id }) => id)
  },
  async revoke() {
    const [organizationId, clientId] = values.map(Number) as [number, number]
    const engine = await openSqlite(path)
    await storesOn(engine).commit({ do: 'revokeCredentials', organizationId, clientId, at: 1 })
    await engine.close()
    return 'revoked'
  },
}

process.stdout.write('"ready"\n')
process.stdin.once('data', () => void run())

async function run(): Promise<void> {
  process.stdout.write(`${JSON.stringify(await tasks[task]?.())}\n`)
  process.exit()
}
