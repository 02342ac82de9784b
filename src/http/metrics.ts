import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  observeRequest(method: string, route: string, status: number, seconds: number): void
  observeTask(task: string, seconds: number, succeeded: boolean): void
  observeBlob(operation: 'put' | 'read' | 'erase', seconds: number, succeeded: boolean): void
  /** The Prometheus text format. */
  text(): Promise<string>
  /** The same as values, which can be added to those of other processes. */
  figures(): Promise<Figures>
  readonly contentType: string
}

export type Figures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

/** What a database engine says of itself. */
export type DatabaseFigures = {
  readonly waitingUnits: number
  readonly connectionsInUse: number
  readonly connectionsMost: number
  readonly waitingForConnection: number
  readonly batches: number
  readonly units: number
  readonly retries: number
}

/** Numbers for the operator: by route, never by URL, so that the number of series stays small and nothing personal leaks. */
export function createMetrics(database: () => DatabaseFigures): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'longlist_http_requests_total',
    help: 'Requests answered, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'longlist_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by method and route.',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const taskSeconds = new Histogram({
    name: 'longlist_task_seconds',
    help: 'Seconds of a run of a background task, by task and outcome (done, failed).',
    labelNames: ['task', 'outcome'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers: [registry],
  })
  const blobSeconds = new Histogram({
    name: 'longlist_blob_seconds',
    help: 'Seconds to store, to read or to erase a file, by operation (put, read, erase) and outcome (done, failed).',
    labelNames: ['operation', 'outcome'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 20],
    registers: [registry],
  })
  addDatabaseMetrics(registry, database)
  // Finding a series by its labels costs more than counting.
  const series = new Map<string, { requests: Counter.Internal; durations: Histogram.Internal<string> }>()
  return {
    observeRequest(method, route, status, seconds) {
      const key = `${method} ${route} ${status}`
      let kept = series.get(key)
      if (!kept) {
        kept = {
          requests: requests.labels({ method, route, status: String(status) }),
          durations: durations.labels({ method, route }),
        }
        series.set(key, kept)
      }
      kept.requests.inc()
      kept.durations.observe(seconds)
    },
    observeTask: (task, seconds, succeeded) => taskSeconds.observe({ task, outcome: outcomeOf(succeeded) }, seconds),
    observeBlob: (operation, seconds, succeeded) =>
      blobSeconds.observe({ operation, outcome: outcomeOf(succeeded) }, seconds),
    text: () => registry.metrics(),
    figures: () => registry.getMetricsAsJSON(),
    contentType: registry.contentType,
  }
}

function addDatabaseMetrics(registry: Registry, database: () => DatabaseFigures): void {
  const gauges: readonly (readonly [keyof DatabaseFigures, string, string])[] = [
    ['waitingUnits', 'longlist_db_waiting_writes', 'Writes that wait for a transaction.'],
    ['connectionsInUse', 'longlist_db_connections_in_use', 'Connections to the database that are busy.'],
    ['connectionsMost', 'longlist_db_connections_most', 'Connections to the database that may be open.'],
    ['waitingForConnection', 'longlist_db_waiting_for_connection', 'Statements that wait for a free connection.'],
  ]
  for (const [figure, name, help] of gauges) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(database()[figure])
      },
    })
  }
  const counters: readonly (readonly [keyof DatabaseFigures, string, string])[] = [
    ['batches', 'longlist_db_commits_total', 'Transactions that were committed.'],
    ['units', 'longlist_db_writes_total', 'Writes in these transactions.'],
    ['retries', 'longlist_db_retries_total', 'Transactions that were tried again because others were in the way.'],
  ]
  for (const [figure, name, help] of counters) {
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(database()[figure])
      },
    })
  }
}

function outcomeOf(succeeded: boolean): string {
  return succeeded ? 'done' : 'failed'
}
