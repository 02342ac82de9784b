import type { Clock, Ids, LeadReader, OrganizationReader, PersonReader } from '../ports.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

/** What the use cases of leads need. */
export type LeadDeps = {
  readonly leads: LeadReader
  readonly people: PersonReader
  readonly organizations: OrganizationReader
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}
