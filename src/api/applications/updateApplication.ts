import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, IDEMPOTENCY_KEY, IF_MATCH, jsonBody, STALE } from '../openapi.ts'
import { withEtag } from '../with-etag.ts'
import { handleWrite } from '../write.ts'
import { PATCH_BODY, type PatchBody } from './application-body.ts'
import { changeAndShow } from './change.ts'
import { checkNames } from './check-names.ts'
import { presentApplication, type Shown } from './present-application.ts'
import { APPLICATION_ID, NO_APPLICATION } from './retrieveApplication.ts'
import { toUpdateCommand } from './to-command.ts'

/** `PATCH /applications/{id}` */
export const updateApplication: Operation<ApiDeps> = {
  id: 'updateApplication',
  method: 'PATCH',
  path: '/applications/:id',
  docs: {
    tags: ['Applications'],
    summary: 'Change an application',
    description:
      'Changes what is named and nothing else; null clears. A status that is set by hand stays until a move decides another ' +
      'one. Needs `applications.update.others`, or `applications.update.own` for its own.',
    parameters: [APPLICATION_ID, IDEMPOTENCY_KEY, IF_MATCH],
    requestBody: jsonBody(PATCH_BODY),
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
    handleWrite<PatchBody, Shown>({
      schema: PATCH_BODY,
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
            return toUpdateCommand(principal, body, place, request.id)
          },
          remember,
        )
      },
      present: (_deps, principal, shown) => presentApplication(principal, shown),
    }),
  ),
}
