import type { Client, Connection, Submittable } from 'pg'
import type { Row, SqlValue } from '../engine.ts'
import type { Sent } from './texts.ts'

/** A pipeline that failed: at which of its statements, and what is known of it. */
export class PipelineError extends Error {
  readonly index: number
  /** Whether anything of it went to the server. */
  readonly sent: boolean
  /** Whether no answer came in time. */
  readonly timedOut: boolean
  override readonly cause: Error & { code?: string; severity?: string }
  constructor(index: number, cause: Error, { sent = true, timedOut = false } = {}) {
    super(cause.message, { cause })
    this.index = index
    this.sent = sent
    this.timedOut = timedOut
    this.cause = cause
  }
}

type Field = { readonly name: string; readonly isNumber: boolean }
type Prepared = { readonly name: string; readonly fields: Field[] }

/** The statements that each connection has prepared, by their text. */
const preparedOn = new WeakMap<Connection, Map<string, Prepared>>()
let names = 0

/** int8, int2, int4: ids and times are below 2^53. */
const INTEGER_TYPES = new Set([20, 21, 23])

/**
 * Sends statements one after another without waiting, and one sync after the last: one transaction in one round trip. The
 * server undoes everything when one of them fails. Each is prepared once on a connection.
 *
 * @param timeoutMs after which the connection is given up, as nobody may be at its other end
 * @returns the rows of each statement
 * @throws PipelineError
 */
export function runPipeline(client: Client, statements: readonly Sent[], timeoutMs: number): Promise<Row[][]> {
  return new Promise((resolve, reject) => {
    const pipeline = new Pipeline(statements, resolve, reject)
    pipeline.watch(timeoutMs)
    client.query(pipeline)
  })
}

/** What the driver calls while the answers come in; see its `Submittable`. */
class Pipeline implements Submittable {
  readonly #statements: readonly Sent[]
  readonly #resolve: (rows: Row[][]) => void
  readonly #reject: (error: PipelineError) => void
  readonly #results: Row[][]
  #known: Map<string, Prepared> = new Map()
  #fields: (readonly Field[])[] = []
  /** Prepared by this pipeline, from which statement on. */
  readonly #fresh: { readonly index: number; readonly text: string }[] = []
  #done = 0
  #timer: NodeJS.Timeout | undefined
  #connection: Connection | undefined

  constructor(statements: readonly Sent[], resolve: (rows: Row[][]) => void, reject: (error: PipelineError) => void) {
    this.#statements = statements
    this.#resolve = resolve
    this.#reject = reject
    this.#results = statements.map(() => [])
  }

  watch(timeoutMs: number): void {
    this.#timer = setTimeout(() => {
      const error = new Error(`The database did not answer within ${timeoutMs} ms`)
      this.#fail(error, true)
      this.#connection?.stream.destroy()
    }, timeoutMs)
  }

  submit(connection: Connection): void {
    this.#connection = connection
    let known = preparedOn.get(connection)
    if (!known) {
      known = new Map()
      preparedOn.set(connection, known)
    }
    this.#known = known
    connection.stream.cork()
    for (const [index, { text, values }] of this.#statements.entries()) {
      let prepared = known.get(text)
      if (!prepared) {
        prepared = { name: `s${++names}`, fields: [] }
        known.set(text, prepared)
        this.#fresh.push({ index, text })
        connection.parse({ name: prepared.name, text, types: [] }, true)
        connection.describe({ type: 'S', name: prepared.name }, true)
      }
      this.#fields.push(prepared.fields)
      connection.bind({ statement: prepared.name, values: values as string[] }, true)
      connection.execute({}, true)
    }
    connection.sync()
    connection.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    const text = this.#statements[this.#done]?.text ?? ''
    const prepared = this.#known.get(text)
    prepared?.fields.splice(0)
    for (const { name, dataTypeID } of fields) {
      prepared?.fields.push({ name, isNumber: INTEGER_TYPES.has(dataTypeID) })
    }
  }

  handleDataRow({ fields: values }: { fields: readonly (string | null)[] }): void {
    const fields = this.#fields[this.#done] ?? []
    const row: Row = {}
    for (let column = 0; column < fields.length; column++) {
      const { name, isNumber } = fields[column] as Field
      const value = values[column] ?? null
      row[name] = (isNumber && value !== null ? Number(value) : value) as SqlValue
    }
    this.#results[this.#done]?.push(row)
  }

  handleCommandComplete(): void {
    this.#done++
  }

  handleReadyForQuery(): void {
    clearTimeout(this.#timer)
    this.#resolve(this.#results)
  }

  handleError(error: Error): void {
    this.#fail(error)
  }

  /** What came after the statement that failed was not prepared, and whether itself was is not known. */
  #fail(error: Error, timedOut = false): void {
    clearTimeout(this.#timer)
    for (const { index, text } of this.#fresh) if (index >= this.#done) this.#known.delete(text)
    this.#reject(new PipelineError(this.#done, error, { sent: this.#connection !== undefined, timedOut }))
  }

  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}
