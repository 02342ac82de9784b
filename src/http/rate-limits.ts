import type { FastifyRequest } from 'fastify'
import type { Principal } from '../core/access/permissions.ts'
import { RateLimited, Unavailable } from '../core/errors.ts'
import type { Clock, RateReader } from '../core/ports.ts'
import { LruMap } from '../lib/lru-map.ts'

/** How many requests a client may send. */
export type RequestLimits = {
  /**
   * Counts one request of a client, and notes on the request what is left, for the headers of its answer.
   *
   * @param byDefault how many a client without a limit of its own may send; left out, as many as the server's setting says
   * @throws RateLimited
   */
  count(principal: Principal, request: FastifyRequest, byDefault?: number): Promise<void>
}

export type RequestLimitsDeps = {
  readonly rates: RateReader
  readonly clock: Clock
  /** Requests in a window for a client without a limit of its own; 0 for any number. */
  readonly limit: number
}

/** A window begins with its first request and lasts this long, in seconds. */
export const WINDOW_SECONDS = 60
const WINDOW = WINDOW_SECONDS * 1000
/** A block is a tenth of what is left, so that little of it lies idle in other processes, and at most this many requests. */
const LARGEST_BLOCK = 1000
/** How long nothing is counted after the store could not be written, in milliseconds. */
const UNCOUNTED = 1000
const REMEMBERED_CLIENTS = 10_000

/** What this process knows of a client's current window. */
type Window = {
  readonly limit: number
  endsAt: number
  /** Given out to all processes, as the store said last. */
  used: number
  /** Taken out of the store by this process, and not used yet. */
  ours: number
  /** Nothing is left in the store. */
  isSpent: boolean
  taking?: Promise<void>
}

/**
 * Counts requests in windows that all processes on a store share. A process takes them out of the store in blocks, so that it is
 * not written for each request: one process counts exactly, several never let more through than the limit, and may refuse
 * while another one still holds a rest of its block. A request that is refused does not count.
 */
export function createRequestLimits({ rates, clock, limit: usual }: RequestLimitsDeps): RequestLimits {
  const windows = new LruMap<string, Window>(REMEMBERED_CLIENTS)

  async function takeBlock(window: Window, { organizationId, clientId }: Principal): Promise<void> {
    const now = clock.now()
    const { limit } = window
    const isOver = now >= window.endsAt
    const left = isOver ? limit : limit - window.used
    const wanted = Math.max(1, Math.min(LARGEST_BLOCK, Math.ceil(left / 10)))
    try {
      const { taken, used, startedAt } = await rates.take({
        organizationId,
        clientId,
        wanted,
        limit,
        windowMs: WINDOW,
        now,
      })
      window.endsAt = startedAt + WINDOW
      window.used = Math.min(used, limit)
      window.ours = isOver ? taken : window.ours + taken
      window.isSpent = taken === 0
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      // Whatever only reads must go on while the store cannot be written.
      Object.assign(window, { endsAt: now + UNCOUNTED, used: limit, ours: limit, isSpent: false })
    }
  }

  function windowOf({ organizationId, clientId }: Principal, limit: number): Window {
    const key = `${organizationId}/${clientId}`
    const known = windows.get(key)
    if (known?.limit === limit) return known
    const window: Window = { limit, endsAt: 0, used: 0, ours: 0, isSpent: false }
    windows.set(key, window)
    return window
  }

  return {
    async count(principal, request, byDefault = usual) {
      const limit = principal.rateLimit ?? byDefault
      if (limit === 0) return
      const window = windowOf(principal, limit)
      for (;;) {
        const now = clock.now()
        if (now < window.endsAt && (window.ours > 0 || window.isSpent)) {
          const seconds = Math.ceil((window.endsAt - now) / 1000)
          const isRefused = window.ours === 0
          if (!isRefused) window.ours--
          // Made now: the next request changes what is left.
          noted.set(request, { limit, left: limit - window.used + window.ours, seconds })
          if (isRefused) throw new RateLimited(limit, WINDOW_SECONDS, seconds)
          return
        }
        window.taking ??= takeBlock(window, principal).finally(() => {
          delete window.taking
        })
        await window.taking
      }
    },
  }
}

type Noted = { readonly limit: number; readonly left: number; readonly seconds: number }

const noted = new WeakMap<FastifyRequest, Noted>()

/** What the answer to a counted request says of its client's limit (draft-ietf-httpapi-ratelimit-headers-10). */
export function limitHeaders(request: FastifyRequest): Readonly<Record<string, string>> | undefined {
  const found = noted.get(request)
  return (
    found && {
      'ratelimit-policy': `"default";q=${found.limit};w=${WINDOW_SECONDS}`,
      ratelimit: `"default";r=${found.left};t=${found.seconds}`,
    }
  )
}
