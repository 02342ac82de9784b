import type { Authenticate } from '../access/authenticate.ts'
import type { ApplicationDeps, ConversationDeps, ErasureDeps, MatchDeps } from '../core/applications/deps.ts'
import type { HiringDeps } from '../core/jobs/deps.ts'
import type { LeadDeps } from '../core/leads/deps.ts'
import type { LogReader } from '../core/ports.ts'
import type { ByteBudget } from '../lib/byte-budget.ts'
import type { FileLinks } from './file-links.ts'
import type { IdempotencyDeps } from './idempotency.ts'
import type { RequestLimits } from './rate-limits.ts'
import type { BodyLimits } from './read-body.ts'

/** What every dialect is given. */
export type DialectDeps = {
  readonly applications: ApplicationDeps
  readonly conversations: ConversationDeps
  readonly erasure: ErasureDeps
  readonly matching: MatchDeps
  readonly leads: LeadDeps
  readonly hiring: HiringDeps
  readonly log: LogReader
  readonly authenticate: Authenticate
  readonly limits: RequestLimits
  readonly idempotency: IdempotencyDeps
  readonly links: FileLinks
  readonly body: BodyLimits
  /** Bounds what all remote files that are being fetched may take in memory. */
  readonly fetchMemory: ByteBudget
  /** The server's own address, without a slash at its end. */
  readonly baseUrl: () => string
}
