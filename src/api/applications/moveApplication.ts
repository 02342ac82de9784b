import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, IDEMPOTENCY_KEY, IF_MATCH, jsonBody, STALE } from '../openapi.ts'
import { withEtag } from '../with-etag.ts'
import { handleWrite } from '../write.ts'
import { MOVE_BODY } from './application-body.ts'
import { changeAndShow } from './change.ts'
import { checkNames } from './check-names.ts'
import { presentApplication, type Shown } from './present-application.ts'
import { APPLICATION_ID, NO_APPLICATION } from './retrieveApplication.ts'
import { toUpdateCommand } from './to-command.ts'

/** `POST /applications/{id}/moves` */
export const moveApplication: Operation<ApiDeps> = {
  id: 'moveApplication',
  method: 'POST',
  path: '/applications/:id/moves',
  docs: {
    tags: ['Applications'],
    summary: 'Move an application',
    description:
      'To another stage of its job. A stage that is an end decides the status; where it stands already, nothing happens but ' +
      'a new version. `POST /bulk` does the same for many, and can be undone.',
    parameters: [APPLICATION_ID, IDEMPOTENCY_KEY, IF_MATCH],
    requestBody: jsonBody(MOVE_BODY),
    responses: {
      200: answer('The application as it is now', 'Application'),
      ...ERRORS,
      ...BODY_ERRORS,
      ...NO_APPLICATION,
      ...CONFLICT,
      ...STALE,
    },
  },

  handle: withEtag(
    handleWrite<{ stageId: string }, Shown>({
      schema: MOVE_BODY,
      status: 200,
      write(deps, principal, request, body, remember) {
        const id = idInPath((request.params as { id: string }).id, 'application')
        return changeAndShow(
          deps,
          principal,
          request,
          id,
          async ({ whole }) => {
            const place = await checkNames(deps, principal, body, whole.view.job.id)
            return toUpdateCommand(principal, {}, place, request.id)
          },
          remember,
        )
      },
      present: (_deps, principal, shown) => presentApplication(principal, shown),
    }),
  ),
}
