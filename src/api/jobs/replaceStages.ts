import { changePipeline } from '../../core/jobs/changePipeline.ts'
import { type Job, STAGE_KINDS, type StageKind } from '../../core/jobs/job.ts'
import type { JobSheet } from '../../core/jobs/readJobs.ts'
import type { Operation } from '../../http/operation.ts'
import { NOT_BLANK } from '../../http/validate.ts'
import type { ApiDeps } from '../deps.ts'
import { idInField } from '../names.ts'
import {
  answer,
  BODY_ERRORS,
  CONFLICT,
  ERRORS,
  IDEMPOTENCY_KEY,
  IF_MATCH,
  inPath,
  jsonBody,
  NOT_FOUND,
  STALE,
} from '../openapi.ts'
import { body, boolean, choice, list } from '../schemas/build.ts'
import { sentBy } from '../sent-by.ts'
import { handleWrite } from '../write.ts'
import { changeJob } from './change-job.ts'
import { presentJob } from './present-job.ts'

const MOST_STAGES = 50

const STAGE = body(
  {
    id: { type: 'string', description: 'Of a stage that is there; left out for a new one' },
    name: { type: 'string', maxLength: 100, pattern: NOT_BLANK },
    kind: choice(STAGE_KINDS),
    visible: boolean,
  },
  ['name', 'kind'],
)

const BODY = body({ stages: { ...list(STAGE), maxItems: MOST_STAGES } }, ['stages'])

type Body = {
  readonly stages: readonly {
    readonly id?: string
    readonly name: string
    readonly kind: StageKind
    readonly visible?: boolean
  }[]
}

/** `PUT /jobs/{id}/stages`: the whole pipeline in its new order. */
export const replaceStages: Operation<ApiDeps> = {
  id: 'replaceStages',
  method: 'PUT',
  path: '/jobs/:id/stages',
  docs: {
    tags: ['Jobs'],
    summary: "Change a job's pipeline",
    description:
      'The whole pipeline in its new order: a stage without an id is added, one that is left out is removed. The first is of ' +
      'the kind `new`, and no other; at least one is `hired` and one `refused`. A stage in which applications stand can be ' +
      'neither removed nor made of another kind: that is answered by 409 `stage_in_use`. Needs `jobs.update`.',
    parameters: [inPath('id', "The job's id"), IF_MATCH, IDEMPOTENCY_KEY],
    requestBody: jsonBody(BODY, {
      stages: [
        { name: 'New', kind: 'new' },
        { name: 'Interview', kind: 'active' },
        { name: 'Hired', kind: 'hired' },
        { name: 'Refused', kind: 'refused' },
      ],
    }),
    responses: { 200: answer('The job', 'Job'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...CONFLICT, ...STALE },
  },

  handle: handleWrite<Body, JobSheet>({
    schema: BODY,
    permission: 'jobs.update',
    status: 200,
    write: (deps, principal, request, sent, remember) =>
      changeJob<Job>(
        deps,
        principal,
        request,
        remember,
        (before, job) => ({ ...before, job }),
        (id, check, remembering) => {
          const stages = sent.stages.map(({ id: name, ...stage }, at) => ({
            ...stage,
            name: stage.name.trim(),
            ...(name !== undefined && { id: idInField(name, `stages[${at}].id`) }),
          }))
          const command = { ...sentBy(principal, request), stages, check }
          return changePipeline({ ...deps.hiring, standings: deps.standings }, principal, { id }, command, remembering)
        },
      ),
    present: (_deps, principal, sheet) => presentJob(principal, sheet),
  }),
}
