import type { readSize } from '../db/stores/copies.ts'
import { type Batch, hasFile } from './batch.ts'
import { rowsIn, type Summary } from './summary.ts'

/** How much there is to do, or was done. */
export type Amount = { readonly rows: number; readonly files: number; readonly bytes: number }

/** Shows how far a copy has come. */
export type Progress = {
  begin(doing: string, total: Amount): void
  add(amount: Amount): void
  end(): void
}

export function amountOf({ rows }: Batch): Amount {
  const files = rows.filter(hasFile)
  return { rows: rows.length, files: files.length, bytes: files.reduce((sum, row) => sum + Number(row['size']), 0) }
}

export function amountIn(size: Awaited<ReturnType<typeof readSize>>): Amount {
  const rows = Object.values(size.rows).reduce((sum, count) => sum + count, 0)
  return { rows, files: size.files, bytes: size.bytes }
}

export function amountOfSummary(summary: Summary): Amount {
  return { rows: rowsIn(summary), files: summary.files, bytes: summary.bytes }
}
