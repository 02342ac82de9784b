import type { JobView } from '../../../core/jobs/job-view.ts'
import { updateJob } from '../../../core/jobs/updateJob.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { handleWrite } from '../write.ts'
import { updatePositionDocs } from './openapi.ts'
import { UPDATE_POSITION_BODY, type UpdatePositionBody } from './position-fields.ts'
import { positionName } from './position-name.ts'
import { presentPosition } from './present-position.ts'
import { toUpdateJob } from './to-command.ts'

/** `PATCH /positions/{uid}`, spelt like the address that reads it. */
export const updatePosition: Operation<DialectDeps> = {
  id: 'updatePosition',
  method: 'PATCH',
  path: '/positions/:uid',
  docs: updatePositionDocs,

  handle: handleWrite<UpdatePositionBody, JobView>({
    schema: UPDATE_POSITION_BODY,
    status: 200,
    write: ({ hiring }, principal, request, { body }, remember) =>
      updateJob(hiring, principal, positionName(request), toUpdateJob(body, request.id), remember),
    present: presentPosition,
  }),
}

/** `PATCH /position/{uid}` (reference, section 5.4): the documents spell it in the singular. */
export const updatePositionAsDocumented: Operation<DialectDeps> = {
  ...updatePosition,
  id: 'updatePositionAsDocumented',
  path: '/position/:uid',
}
