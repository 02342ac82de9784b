import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type Metrics = {
  observeRequest(method: string, route: string, status: number, seconds: number): void
  /** The Prometheus text format. */
  text(): Promise<string>
  readonly contentType: string
}

/** Numbers for the operator: by route, never by URL, so that the number of series stays small and nothing personal leaks. */
export function createMetrics(): Metrics {
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
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
