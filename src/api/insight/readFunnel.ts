import { readFunnel as read } from '../../core/insight/readFunnel.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, ERRORS, NOT_FOUND, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { ONE_JOB, oneJobIn, PERIOD, periodIn } from './period.ts'
import { presentStage } from './present-stage.ts'

/** `GET /insight/funnel` */
export const readFunnel: Operation<ApiDeps> = {
  id: 'readFunnel',
  method: 'GET',
  path: '/insight/funnel',
  docs: {
    tags: ['Insight'],
    summary: 'How far applications come',
    description:
      'For each stage of a job: `current`, how many of its applications stand in it, and `reached`, how many stand or ever ' +
      'stood in it, archived ones too. The list of applications gives the same with `stageId` and `reachedStageId` and ' +
      '`archived=any`. Needs `insight.read`.',
    parameters: [ONE_JOB, ...PERIOD],
    responses: { 200: answer('The stages in their order', 'Funnel'), ...ERRORS, ...NOT_FOUND, ...QUERY_ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'insight.read')
    const { jobId, period } = readQuery(request, (from) => ({ jobId: oneJobIn(from), period: periodIn(from) }))
    const { insight, hiring } = deps
    const steps = await read({ insight, jobs: hiring.jobs }, principal, jobId, period)
    const stages = steps.map(({ stage, reached, current }) => ({ stage: presentStage(stage), reached, current }))
    return { status: 200, body: JSON.stringify({ stages }) }
  },
}
