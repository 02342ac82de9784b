import { BOARD_SORT, readBoard } from '../../core/jobs/readBoard.ts'
import type { Operation } from '../../http/operation.ts'
import { cursorAt, FILTERS, readFilter } from '../applications/list-query.ts'
import { presentSummaries } from '../applications/present-summary.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, ERRORS, inPath, NOT_FOUND, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { presentStage } from './present-job.ts'

/** `GET /jobs/{id}/board` */
export const retrieveBoard: Operation<ApiDeps> = {
  id: 'retrieveBoard',
  method: 'GET',
  path: '/jobs/:id/board',
  docs: {
    tags: ['Jobs'],
    summary: "A job's board",
    description:
      'Each stage with how many applications stand in it and the 30 that came into it last, as far as the filters let them ' +
      'through; `stageId` narrows to some columns. Further cards come from the list of applications, with the `jobId`, the ' +
      '`stageId`, `sort=-stageEntered` and `next` as its `cursor`. Needs `jobs.read`, and the right to read applications.',
    parameters: [inPath('id', "The job's id"), ...FILTERS.filter(({ name }) => name !== 'jobId')],
    responses: { 200: answer('The board', 'Board'), ...ERRORS, ...NOT_FOUND, ...QUERY_ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'jobs.read')
    const id = idInPath((request.params as { id: string }).id, 'job')
    const filter = readQuery(request, readFilter)
    const columns = await readBoard(deps.applications, principal, id, filter)
    // In one go, so that what hangs on the cards is asked for once.
    const cards = await presentSummaries(
      deps,
      principal,
      columns.flatMap(({ applications }) => applications),
    )
    const stages = columns.map(({ stage, count, applications, next }) => ({
      stage: { ...presentStage(stage), count },
      count,
      items: cards.splice(0, applications.length),
      next: next ? cursorAt(BOARD_SORT, next) : null,
    }))
    return { status: 200, body: JSON.stringify({ stages }) }
  },
}
