import { readFileSync } from 'node:fs'

/** What Linux tells about a process; elsewhere nothing is known. */

/** Clock ticks of /proc are hundredths of a second on every common build of Linux. */
const TICK_MS = 10

/** User and system time of all threads, in milliseconds. */
export function cpuMs(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`)
  // The name, in parentheses, may hold spaces.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** Resident memory now, and the most there ever was, in MB. */
export function memoryMb(pid: number): { readonly now: number; readonly peak: number } | undefined {
  const status = read(`/proc/${pid}/status`)
  if (status === undefined) return undefined
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
  return { now: field('VmRSS'), peak: field('VmHWM') }
}

/** Memory of several processes together in MB, what they share counted once. */
export function sharedMemoryMb(pids: readonly number[]): number | undefined {
  let kb = 0
  for (const pid of pids) {
    const rollup = read(`/proc/${pid}/smaps_rollup`)
    if (rollup === undefined) return undefined
    kb += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)
  }
  return kb / 1024
}

/** User and system time of several processes together, in milliseconds. */
export function cpuMsOf(pids: readonly number[]): number | undefined {
  const times = pids.map(cpuMs).filter((time) => time !== undefined)
  return times.length > 0 ? times.reduce((sum, time) => sum + time, 0) : undefined
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
