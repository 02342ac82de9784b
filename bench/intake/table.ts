import { alignTable, known, whole } from '../lib/align-table.ts'
import type { Burst } from './burst.ts'
import type { Row } from './compare.ts'
import type { Startup } from './startup.ts'

export function presentRows(rows: readonly Row[]): string {
  const header = (
    'case,conn,ours/s,echo/s,of echo,goal,inserts/s,of inserts,p50 ms,p99 ms,' + 'cpu ms,echo cpu,RSS MB,sender/s'
  ).split(',')
  const lines = rows.map((row) => [
    row.case,
    String(row.connections),
    whole(row.oursPerSecond),
    whole(row.echoPerSecond),
    row.ratioToEcho.toFixed(2),
    row.goal?.toFixed(2) ?? '',
    whole(row.insertsPerSecond),
    row.ratioToInserts.toFixed(2),
    row.p50Ms.toFixed(2),
    row.p99Ms.toFixed(2),
    known(row.cpuMsPerRequest, 3),
    known(row.echoCpuMsPerRequest, 3),
    known(row.memoryMb),
    whole(row.senderPerSecond),
  ])
  return alignTable([header, ...lines])
}

export function presentStartup({ coldStartMs, idleMb }: Startup): string {
  const idle = idleMb === undefined ? 'not known here' : `${whole(idleMb)} MB`
  return `Cold start to the first answer: ${whole(coldStartMs)} ms (goal 600). Idle memory: ${idle} (goal 120).`
}

export function presentBurst({ clients, created, putOff, failed, seconds, peakMb }: Burst): string {
  const peak = peakMb === undefined ? 'not known here' : `${whole(peakMb)} MB`
  const sentences = [
    `Burst of ${clients} files of 6 MB: ${created} created, ${putOff} put off (503 with Retry-After), `,
    `${failed.length} failed (goal 0), in ${seconds.toFixed(1)} s. Peak memory: ${peak} (goal 600).`,
  ]
  return [sentences.join(''), ...new Set(failed)].join('\n  failed: ')
}
