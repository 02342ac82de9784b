import type { Authenticate } from '../access/authenticate.ts'
import type { ApplicationDeps } from '../core/applications/deps.ts'
import type { ByteBudget } from '../lib/byte-budget.ts'
import type { FileLinks } from './file-links.ts'
import type { IdempotencyDeps } from './idempotency.ts'
import type { BodyLimits } from './read-body.ts'

/** What every dialect is given. */
export type DialectDeps = {
  readonly applications: ApplicationDeps
  readonly authenticate: Authenticate
  readonly idempotency: IdempotencyDeps
  readonly links: FileLinks
  readonly body: BodyLimits
  /** Bounds what all remote files that are being fetched may take in memory. */
  readonly fetchMemory: ByteBudget
  /** The server's own address, without a slash at its end. */
  readonly baseUrl: () => string
}
