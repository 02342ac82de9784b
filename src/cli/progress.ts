import type { SingleBar } from 'cli-progress'
import type { Amount, Progress } from '../copy/progress.ts'

/** What a row counts beside the bytes of files: it costs about as much to move. */
const ROW_WEIGHT = 400
/** How often a line is written where there is no terminal, in milliseconds. */
const LINE_EVERY = 5_000

/** Progress on stderr: a bar in a terminal, now and then a plain line elsewhere. */
export async function createProgress(): Promise<Progress> {
  const { isTTY } = process.stderr
  const { Presets, SingleBar } = await import('cli-progress')
  let bar: SingleBar | undefined
  let total: Amount = { rows: 0, files: 0, bytes: 0 }
  let done = total
  let name = ''
  let written = 0

  const inWords = ({ rows, files, bytes }: Amount) => `${rows} rows, ${files} files, ${megabytes(bytes)}`

  function line(): void {
    written = performance.now()
    process.stderr.write(`${name}: ${percent(done, total)}% (${inWords(done)})\n`)
  }

  const progress: Progress = {
    begin(doing, whole) {
      progress.end()
      name = doing
      total = whole
      done = { rows: 0, files: 0, bytes: 0 }
      if (!isTTY) return line()
      const format = `${doing.padEnd(12)} {bar} {percentage}% | {words} | {eta_formatted} left`
      bar = new SingleBar({ format, hideCursor: true, stream: process.stderr }, Presets.shades_classic)
      bar.start(weight(total), 0, { words: inWords(done) })
    },
    add(amount) {
      done = {
        rows: done.rows + amount.rows,
        files: done.files + amount.files,
        bytes: done.bytes + amount.bytes,
      }
      bar?.update(Math.min(weight(done), weight(total)), { words: inWords(done) })
      if (!isTTY && performance.now() - written > LINE_EVERY) line()
    },
    end() {
      if (name !== '' && !isTTY) line()
      name = ''
      bar?.stop()
      bar = undefined
    },
  }
  return progress
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function weight({ rows, bytes }: Amount): number {
  return Math.max(1, rows * ROW_WEIGHT + bytes)
}

function percent(done: Amount, total: Amount): number {
  return Math.min(100, Math.floor((weight(done) / weight(total)) * 100))
}
