import { permit } from '../../../core/access/permissions.ts'
import type { ApplicationView } from '../../../core/applications/application.ts'
import { submitApplication } from '../../../core/applications/submitApplication.ts'
import { NotMember } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerOnce } from '../../../http/idempotency.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { readParams } from '../read-params.ts'
import { holdForFiles } from '../remote-files.ts'
import { CREATE_PARAMS, type CreateParams } from './candidate-params.ts'
import { createCandidateDocs } from './openapi.ts'
import { presentCandidate } from './present-candidate.ts'
import { toSubmitCommand } from './to-command.ts'

const check = paramsCheck<CreateParams>(CREATE_PARAMS)

/** `POST /api/v1/external/candidates` (document 003): creates a candidate on a job. */
export const createCandidate: Operation<DialectDeps> = {
  id: 'createCandidate',
  method: 'POST',
  path: '/external/candidates',
  docs: createCandidateDocs,

  async handle(deps, request) {
    const { params, payload } = await readParams(request, deps.body)
    const checked = check(params)
    const principal = await caller(deps, request)
    permit(principal, 'applications.create')
    if (checked.organization_reference !== principal.organizationReference) throw new NotMember()
    return answerOnce(deps.idempotency, request, principal, payload, async (identity) => {
      const command = toSubmitCommand(checked, request.id)
      await holdForFiles(deps, request, command.files)
      const answer = (view: ApplicationView) => ({
        status: 201,
        body: JSON.stringify(presentCandidate(deps, principal, view)),
      })
      const remember = identity && { ...identity, answer }
      return answer(await submitApplication(deps.applications, principal, command, remember))
    })
  },
}
