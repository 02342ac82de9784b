import type { AccountDeps } from '../core/access/account-ports.ts'
import type { GrantSpec } from '../core/access/client.ts'
import type { IdentityProvider } from '../core/access/identity-provider.ts'
import type { Grant } from '../core/access/permissions.ts'
import type { DocumentReader } from '../core/files.ts'
import type { InsightReader, StandingReader, TeamReader, UndoReader } from '../core/ports.ts'
import type { SearchDeps } from '../core/search/searchTexts.ts'
import type { ViewDeps } from '../core/views/deps.ts'
import type { DialectDeps } from '../http/dialect-deps.ts'
import type { Signer } from '../http/file-links.ts'
import type { Live } from './log/live.ts'

/** What this API is given: what every dialect has, and what only people need. */
export type ApiDeps = DialectDeps & {
  readonly undo: UndoReader
  readonly search: SearchDeps
  readonly documents: Pick<DocumentReader, 'preview'>
  /** The bytes of a stored file. @throws NotFound | Unavailable */
  readonly readBlob: (blobKey: string) => Promise<Uint8Array>
  readonly teams: TeamReader
  readonly standings: StandingReader
  readonly savedViews: ViewDeps
  readonly insight: InsightReader
  readonly live: Live
  readonly accounts: AccountDeps
  /** Signs what browsers keep and send back. */
  readonly signer: Signer
  /** The names that a grant may hold. */
  readonly vocabulary: GrantVocabulary
  /** What a grant allows, in whichever vocabulary it was given. */
  readonly expandGrant: (spec: GrantSpec) => Grant
  /** Where the operator named a provider of OpenID Connect. */
  readonly provider?: IdentityProvider
}

export type GrantVocabulary = {
  readonly permissions: readonly string[]
  readonly scopes: readonly string[]
  readonly native: readonly string[]
}
