import { hash } from 'node:crypto'
import type { Row } from '../db/engine.ts'
import { type Batch, CopyError, hasFile, type TenantTable } from './batch.ts'

/** All rows of a table as two figures, in whatever order they come. */
export type TableSummary = {
  readonly rows: number
  /** The SHA-256 of every row, combined by exclusive or: no row is there twice. Hexadecimal. */
  readonly digest: string
}

/** What a store holds, so that two of them can be compared. The content of the files stands in it by their rows. */
export type Summary = {
  readonly tables: { readonly [T in TenantTable]?: TableSummary }
  /** That rows name, and their size by those rows. */
  readonly files: number
  readonly bytes: number
  /** Texts with a NUL, which PostgreSQL does not hold: there it is the replacement character. */
  readonly nulTexts: number
}

/** Adds batches up. The places of files are left out, as they differ between stores. */
export class Summarizer {
  readonly #tables = new Map<TenantTable, { rows: number; digest: Buffer }>()
  #files = 0
  #bytes = 0
  #nulTexts = 0

  add({ table, rows }: Pick<Batch, 'table' | 'rows'>): void {
    let entry = this.#tables.get(table)
    if (!entry) {
      entry = { rows: 0, digest: Buffer.alloc(32) }
      this.#tables.set(table, entry)
    }
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'blob_key')
    columns.sort()
    for (const row of rows) {
      const digest = hash('sha256', this.#textOf(row, columns), 'buffer')
      for (let index = 0; index < digest.length; index++) {
        entry.digest[index] = (entry.digest[index] as number) ^ (digest[index] as number)
      }
    }
    entry.rows += rows.length
    for (const row of rows.filter(hasFile)) {
      this.#files++
      this.#bytes += Number(row['size'])
    }
  }

  /** The same on every engine. */
  #textOf(row: Row, columns: readonly string[]): string {
    const values: (string | number | null)[] = []
    for (const column of columns) {
      const value = row[column] ?? null
      const hasNul = typeof value === 'string' && value.includes('\0')
      if (hasNul) this.#nulTexts++
      values.push(hasNul ? value.replaceAll('\0', '\ufffd') : value)
    }
    return JSON.stringify(values)
  }

  get summary(): Summary {
    const tables = Object.fromEntries(
      [...this.#tables].map(([table, { rows, digest }]) => [table, { rows, digest: digest.toString('hex') }]),
    )
    return { tables, files: this.#files, bytes: this.#bytes, nulTexts: this.#nulTexts }
  }
}

/** @throws CopyError that names everything in which they differ */
export function mustBeEqual(what: string, expected: Summary, found: Summary): void {
  const differences: string[] = []
  const tables = new Set([...Object.keys(expected.tables), ...Object.keys(found.tables)]) as Set<TenantTable>
  for (const table of tables) {
    const [wanted, got] = [expected.tables[table], found.tables[table]]
    const [wantedRows, gotRows] = [wanted?.rows ?? 0, got?.rows ?? 0]
    if (wantedRows !== gotRows) differences.push(`${gotRows} rows of ${table} instead of ${wantedRows}`)
    else if (wanted?.digest !== got?.digest) differences.push(`rows of ${table} with other values`)
  }
  if (expected.files !== found.files) differences.push(`${found.files} files instead of ${expected.files}`)
  else if (expected.bytes !== found.bytes)
    differences.push(`${found.bytes} bytes of files instead of ${expected.bytes}`)
  if (differences.length > 0) throw new CopyError(`${what} does not hold what it should: ${differences.join('; ')}.`)
}

export function rowsIn({ tables }: Summary): number {
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0)
}
