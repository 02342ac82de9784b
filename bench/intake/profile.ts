import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alignTable } from '../lib/align-table.ts'
import { sendFor } from '../lib/load.ts'
import { prepareStore, startServers } from '../lib/target.ts'
import { CASES } from './cases.ts'
import type { Options } from './options.ts'

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] }

const TOP = 25
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the server under V8's profiler, one case after the other. @returns a table for each thread */
export async function profileCases(folder: string, { only, connections, seconds }: Options): Promise<string> {
  const tables: string[] = []
  for (const one of CASES.filter(({ name }) => only.includes(name))) {
    const profiles = join(folder, `${one.name}-profiles`)
    const execArgv = ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
    const server = await startServers(await prepareStore({ data: join(folder, one.name) }), { execArgv })
    try {
      const load = { connections: Math.max(...connections), seconds: seconds * 2 }
      await sendFor(server.target.ports, await one.traffic(server.target), load)
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
