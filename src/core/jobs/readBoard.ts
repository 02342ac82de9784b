import type { Principal } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { SearchFilter, SearchPlace, Sort } from '../applications/search-filter.ts'
import { countApplications, searchApplications } from '../applications/searchApplications.ts'
import type { ApplicationReader, JobReader } from '../ports.ts'
import { readJob } from './findJob.ts'
import type { Stage } from './job.ts'

/** One stage of a board with its first cards. */
export type Column = {
  readonly stage: Stage
  readonly count: number
  readonly applications: readonly Application[]
  /** Where the further cards begin. */
  readonly next?: SearchPlace
}

/** Who came last into a stage is on top. */
export const BOARD_SORT: Sort = { by: 'stageEntered', descending: true }

/** Cards of a column that come with the board. */
const FIRST_CARDS = 30
/** No column is counted any further. */
const MOST_COUNTED = 100_000

/**
 * The pipeline of a job with the applications that the filter lets through. All columns are asked for at once.
 *
 * @throws NotPermitted | NotFound (job)
 */
export async function readBoard(
  deps: { readonly jobs: JobReader; readonly applications: Pick<ApplicationReader, 'search' | 'countFound'> },
  principal: Principal,
  jobId: number,
  filter: SearchFilter,
): Promise<Column[]> {
  const { stages } = await readJob(deps, principal, { id: jobId })
  const shown = stages.filter(({ id }) => !filter.stageIds || filter.stageIds.includes(id))
  return Promise.all(
    shown.map(async (stage) => {
      const inStage = { ...filter, stageIds: [stage.id] }
      const [{ applications, next }, count] = await Promise.all([
        searchApplications(deps, principal, inStage, { sort: BOARD_SORT, limit: FIRST_CARDS }),
        countApplications(deps, principal, inStage, MOST_COUNTED),
      ])
      return { stage, count, applications, ...(next && { next }) }
    }),
  )
}
