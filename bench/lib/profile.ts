import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Flags } from '../../src/config/config.ts'
import { alignTable } from './align-table.ts'
import { sendFor, type Traffic } from './load.ts'
import { prepareStore, startServers, type Target } from './target.ts'

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] }

const TOP = 25
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

type Profiled = {
  readonly cases: readonly { readonly name: string; traffic(target: Target): Promise<Traffic> }[]
  /** The settings of a new store in a folder. */
  readonly newStore: (data: string) => Promise<Flags>
  readonly connections: number
  readonly seconds: number
}

/** Runs the server under V8's profiler, one case after the other. @returns a table for each thread */
export async function profileCases(
  folder: string,
  { cases, newStore, connections, seconds }: Profiled,
): Promise<string> {
  const tables: string[] = []
  for (const one of cases) {
    const profiles = join(folder, `${one.name}-profiles`)
    const execArgv = ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
    const prepared = await prepareStore(await newStore(join(folder, one.name)))
    const server = await startServers(prepared, { execArgv })
    try {
      await sendFor(server.target.ports, await one.traffic(server.target), { connections, seconds })
    } finally {
      await server.stop()
    }
    for (const file of readdirSync(profiles))
      tables.push(`${one.name}, ${threadOf(file)}\n${presentProfile(profiles, file)}`)
  }
  return tables.join('\n\n')
}

/** The names are `CPU.date.time.pid.thread.sequence.cpuprofile`. */
function threadOf(file: string): string {
  const thread = file.split('.').at(-3)
  return thread === '0' ? 'main thread' : `worker thread ${thread}`
}

function presentProfile(folder: string, file: string): string {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]))
  const times = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '(unknown)'
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000)
  }
  const idle = times.get('(idle)') ?? 0
  times.delete('(idle)')
  const busy = times.values().reduce((sum, ms) => sum + ms, 0)
  const top = [...times].toSorted(([, a], [, b]) => b - a).slice(0, TOP)
  const lines = top.map(([name, ms]) => [`  ${name}`, ms.toFixed(0), `${((100 * ms) / busy).toFixed(1)} %`])
  const head = `busy ${busy.toFixed(0)} ms, idle ${idle.toFixed(0)} ms; self time of functions:`
  return `${head}\n${alignTable([['  function', 'ms', 'of busy'], ...lines])}`
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: Node): string {
  const place = url.replace('file://', '').replace(ROOT, '')
  return `${functionName || '(anonymous)'}${place ? ` ${place}:${lineNumber + 1}` : ''}`
}
