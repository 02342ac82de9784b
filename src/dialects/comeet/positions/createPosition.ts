import { createJob } from '../../../core/jobs/createJob.ts'
import type { JobView } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { handleWrite } from '../write.ts'
import { createPositionDocs } from './openapi.ts'
import { CREATE_POSITION_BODY, type CreatePositionBody } from './position-fields.ts'
import { presentPosition } from './present-position.ts'
import { toCreateJob } from './to-command.ts'

/** `POST /positions/` (reference, section 5.2). */
export const createPosition: Operation<DialectDeps> = {
  id: 'createPosition',
  method: 'POST',
  path: '/positions',
  docs: createPositionDocs,

  handle: handleWrite<CreatePositionBody, JobView>({
    schema: CREATE_POSITION_BODY,
    status: 201,
    write: ({ hiring }, principal, request, { body }, remember) =>
      createJob(hiring, principal, toCreateJob(body, request.id), remember),
    present: presentPosition,
  }),
}
