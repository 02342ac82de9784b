import { idInPath } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, STALE } from '../openapi.ts'
import { withEtag } from '../with-etag.ts'
import { handleWrite } from '../write.ts'
import type { PatchBody } from './application-body.ts'
import { changeAndShow } from './change.ts'
import { checkNames } from './check-names.ts'
import { presentApplication, type Shown } from './present-application.ts'
import { NO_APPLICATION } from './retrieveApplication.ts'
import { toUpdateCommand } from './to-command.ts'

/** What changing one application answers. */
export const CHANGE_RESPONSES = {
  200: answer('The application as it is now', 'Application'),
  ...ERRORS,
  ...BODY_ERRORS,
  ...NO_APPLICATION,
  ...CONFLICT,
  ...STALE,
}

/** The steps that every change of one application takes; `schema` says what of it the operation may name. */
export function handleChange(schema: object) {
  return withEtag(
    handleWrite<PatchBody, Shown>({
      schema,
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
  )
}
