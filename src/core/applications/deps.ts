import type { FileIntake } from '../files.ts'
import type {
  ApplicationReader,
  ClientReader,
  Clock,
  Ids,
  JobReader,
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
  readonly files: FileIntake
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}
