import type {
  ApplicationReader,
  Clock,
  Ids,
  JobReader,
  OpeningReader,
  OrganizationReader,
  WorkplaceReader,
} from '../ports.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

/** What the use cases of jobs, their openings and their places of work need. */
export type HiringDeps = {
  readonly jobs: JobReader
  readonly workplaces: WorkplaceReader
  readonly openings: OpeningReader
  readonly organizations: OrganizationReader
  readonly applications: ApplicationReader
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}
