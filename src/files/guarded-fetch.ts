import { createAddressGuard } from './address-guard.ts'
import { explainFailure } from './explain-failure.ts'
import type { FetchedFile, FetchRequest } from './fetch-hop.ts'
import { checkTarget, fetchFailed, parseFetchUrl, type Resolver, systemResolver } from './fetch-target.ts'

export type GuardedFetchOptions = {
  /** What may be reached besides public addresses: ranges, addresses, host names, with or without a port. */
  readonly allow: readonly string[]
  /** The time for everything, redirects and body included. */
  readonly timeoutMs?: number
  readonly maxRedirects?: number
  readonly resolve?: Resolver
  readonly userAgent?: string
}

export type GuardedFetch = {
  /** @throws FetchFailed | FileTooLarge, and what `onHead` throws */
  fetch(url: string, request: FetchRequest): Promise<FetchedFile>
  /** Stops what is under way; every later fetch fails. */
  close(): Promise<void>
}

/** Lets a promise that cannot be cancelled go when the signal does. */
const orAborted = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** Fetches files from the addresses of strangers without ever connecting to what is not public or listed. */
export const createGuardedFetch = (options: GuardedFetchOptions): GuardedFetch => {
  const { timeoutMs = 20_000, maxRedirects = 5, resolve = systemResolver, userAgent = 'Longlist' } = options
  const guard = createAddressGuard(options.allow)
  const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': userAgent }
  const underWay = new Map<AbortController, Promise<FetchedFile>>()
  let isClosed = false

  const visit = async (visited: readonly URL[], url: URL, request: FetchRequest, signal: AbortSignal) => {
    signal.throwIfAborted()
    const target = await orAborted(checkTarget(url, guard, resolve), signal)
    // Loaded with the first fetch: the HTTP client is large, and many servers never need it.
    const { fetchHop } = await import('./fetch-hop.ts')
    return fetchHop({ target, visited, request, headers, signal })
  }

  const follow = async (start: string, request: FetchRequest, signal: AbortSignal): Promise<FetchedFile> => {
    const visited: URL[] = []
    let next = parseFetchUrl(start)
    while (visited.length <= maxRedirects) {
      const outcome = await visit(visited, next, request, signal)
      if (!(outcome instanceof URL)) return outcome
      visited.push(next)
      next = outcome
    }
    throw fetchFailed(`there were more than ${maxRedirects} redirects`)
  }

  const run = async (url: string, request: FetchRequest, controller: AbortController): Promise<FetchedFile> => {
    const late = () => fetchFailed(`it took longer than ${timeoutMs / 1000} seconds`)
    const timer = setTimeout(() => controller.abort(late()), timeoutMs)
    try {
      return await follow(url, request, controller.signal)
    } catch (error) {
      throw controller.signal.aborted ? controller.signal.reason : explainFailure(error)
    } finally {
      clearTimeout(timer)
    }
  }

  const stopping = () => fetchFailed('the service is stopping; send the request again')

  return {
    async fetch(url, request) {
      if (isClosed) throw stopping()
      const controller = new AbortController()
      const fetching = run(url, request, controller)
      underWay.set(controller, fetching)
      return fetching.finally(() => underWay.delete(controller))
    },
    async close() {
      isClosed = true
      for (const controller of underWay.keys()) controller.abort(stopping())
      await Promise.allSettled(underWay.values())
    },
  }
}
