import type { Outbox } from '../conversations/outbox.ts'
import type { FileIntake } from '../files.ts'
import type {
  ApplicationReader,
  ClientReader,
  Clock,
  ConversationReader,
  Ids,
  JobReader,
  LeadReader,
  MatchReader,
  OpeningReader,
  OrganizationReader,
  PersonReader,
} from '../ports.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

/** What the use cases of applications need. */
export type ApplicationDeps = {
  readonly applications: ApplicationReader
  readonly people: PersonReader
  readonly jobs: JobReader
  readonly organizations: OrganizationReader
  readonly clients: ClientReader
  readonly openings: OpeningReader
  readonly files: FileIntake
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}

/** What the use cases that erase need beside. */
export type ErasureDeps = ApplicationDeps & { readonly leads: LeadReader }

/** What finding duplicates needs. */
export type MatchDeps = {
  readonly applications: ApplicationReader
  readonly people: PersonReader
  readonly matches: MatchReader
  readonly leads: LeadReader
  readonly jobs: JobReader
  readonly work: UnitOfWork
}

/** What the use cases of conversations and e-mails need. */
export type ConversationDeps = ApplicationDeps & {
  readonly conversations: ConversationReader
  /** Left out where the operator has set no mail server. */
  readonly outbox?: Outbox
}
