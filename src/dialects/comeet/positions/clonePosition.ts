import { cloneJob } from '../../../core/jobs/cloneJob.ts'
import type { JobView } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { handleWrite } from '../write.ts'
import { clonePositionDocs } from './openapi.ts'
import { CLONE_POSITION_BODY, type ClonePositionBody } from './position-fields.ts'
import { positionName } from './position-name.ts'
import { presentPosition } from './present-position.ts'
import { toCloneJob } from './to-command.ts'

/** `POST /positions/{uid}/clone` (reference, section 5.3). */
export const clonePosition: Operation<DialectDeps> = {
  id: 'clonePosition',
  method: 'POST',
  path: '/positions/:uid/clone',
  docs: clonePositionDocs,

  handle: handleWrite<ClonePositionBody, JobView>({
    schema: CLONE_POSITION_BODY,
    status: 201,
    write: ({ hiring }, principal, request, { body }, remember) =>
      cloneJob(hiring, principal, positionName(request), toCloneJob(body, request.id), remember),
    present: presentPosition,
  }),
}
