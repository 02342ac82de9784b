import { permit } from '../../../core/access/permissions.ts'
import type { ApplicationView } from '../../../core/applications/application.ts'
import { updateApplication } from '../../../core/applications/updateApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerOnce } from '../../../http/idempotency.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { readParams } from '../read-params.ts'
import { holdForFiles } from '../remote-files.ts'
import { updateCandidateDocs } from './openapi.ts'
import { presentCandidate } from './present-candidate.ts'
import { toUpdateCommand } from './to-command.ts'
import { checkUpdateParams } from './update-params.ts'

/** `PUT /api/v1/external/candidates/{reference}` (reference, section 5.4): changes what is named and nothing else. */
export const updateCandidate: Operation<DialectDeps> = {
  id: 'updateCandidate',
  method: 'PUT',
  path: '/external/candidates/:reference',
  docs: updateCandidateDocs,

  async handle(deps, request) {
    const { params, payload } = await readParams(request, deps.body)
    const checked = checkUpdateParams(params)
    const principal = await caller(deps, request)
    // Whoever may change anything may change its own.
    permit(principal, 'applications.update.own')
    const { reference } = request.params as { reference: string }
    return answerOnce(deps.idempotency, request, principal, payload, async (identity) => {
      const command = toUpdateCommand(checked, request.id)
      await holdForFiles(deps, request, command.files)
      const answer = (view: ApplicationView) => ({
        status: 200,
        body: JSON.stringify(presentCandidate(deps, principal, view)),
      })
      const remember = identity && { ...identity, answer }
      return answer(await updateApplication(deps.applications, principal, { reference }, command, remember))
    })
  },
}
