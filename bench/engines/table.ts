import { alignTable, known, whole } from '../lib/align-table.ts'
import type { Filled, GrowthRow } from './growth.ts'
import type { IntakeRow } from './intake.ts'

export function presentIntake(rows: readonly IntakeRow[]): string {
  const header = (
    'engine,case,processes,ours/s,of fewest,inserts/s,of inserts,goal,grouped/s,p50 ms,p99 ms,' +
    'cpu ms,db cpu ms,RSS MB,db MB'
  ).split(',')
  const lines = rows.map((row) => [
    row.engine,
    row.case,
    String(row.processes),
    whole(row.perSecond),
    row.ratioToFewest.toFixed(2),
    whole(row.insertsPerSecond),
    row.ratioToInserts.toFixed(2),
    row.goal?.toFixed(2) ?? '',
    known(row.groupedPerSecond),
    row.p50Ms.toFixed(2),
    row.p99Ms.toFixed(2),
    known(row.cpuMsPerRequest, 3),
    known(row.databaseCpuMsPerRequest, 3),
    row.memoryMb.map((each) => known(each)).join('+'),
    known(row.databaseMemoryMb),
  ])
  return alignTable([header, ...lines], 2)
}

export function presentGrowth(rows: readonly GrowthRow[]): string {
  const header = 'engine,case,candidates,ours/s,time,goal,p50 ms,p99 ms,cpu ms,db cpu ms,RSS MB'.split(',')
  const lines = rows.map((row) => [
    row.engine,
    row.case,
    String(row.size),
    whole(row.perSecond),
    row.ratioToSmallest.toFixed(2),
    row.size === 1_000_000 ? '1.30' : '',
    row.p50Ms.toFixed(2),
    row.p99Ms.toFixed(2),
    known(row.cpuMsPerRequest, 3),
    known(row.databaseCpuMsPerRequest, 3),
    known(row.memoryMb),
  ])
  return alignTable([header, ...lines], 2)
}

export function presentFilled({ engine, size, seconds, bytes }: Filled): string {
  const perThousand = bytes / 1e6 / (size / 1000)
  return `${engine}: ${size} candidates take ${whole(bytes / 1e6)} MB, ${perThousand.toFixed(1)} MB for 1,000 without their files; filled in ${whole(seconds)} s.`
}
