import type { Server } from '../../server.ts'
import type { Outcome } from '../outcome.ts'
import type { Listening } from '../run-server.ts'

/** What the processes of one server tell each other. */

export type Figures = Awaited<ReturnType<Server['figures']>>

export type ToWorker =
  /** Let others take over; see `Server`. */
  | { readonly do: 'close' | 'retire' }
  /** Asks for the figures of the worker. */
  | { readonly do: 'count' }
  /** What `gather` asked for. */
  | { readonly metrics: string }

export type ToPrimary =
  | { readonly listening: Listening }
  | { readonly failed: Outcome }
  /** The figures as they are now, also the last of a worker that ends. */
  | { readonly figures: Figures }
  /** Asks for the metrics of all. */
  | { readonly do: 'gather' }
