import { permit } from '../../../core/access/permissions.ts'
import { type UpdatedView, updateApplication } from '../../../core/applications/updateApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerOnce } from '../../../http/idempotency.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { readParams } from '../read-params.ts'
import { holdForFiles, toFiles } from '../remote-files.ts'
import { presentDocument } from './document.ts'
import { ATTACH_PARAMS, type AttachParams } from './document-params.ts'
import { attachDocumentsDocs } from './openapi.ts'

const check = paramsCheck<AttachParams>(ATTACH_PARAMS)

/** `POST /api/v1/external/documents` (reference, section 5.8): attaches files, and answers these alone. */
export const attachDocuments: Operation<DialectDeps> = {
  id: 'attachDocuments',
  method: 'POST',
  path: '/external/documents',
  docs: attachDocumentsDocs,

  async handle(deps, request) {
    const { params, payload } = await readParams(request, deps.body)
    const { candidate_reference: reference, remote_file_urls } = check(params)
    const principal = await caller(deps, request)
    permit(principal, 'documents.create')
    permit(principal, 'applications.update.own')
    return answerOnce(deps.idempotency, request, principal, payload, async (identity) => {
      const files = toFiles('other', remote_file_urls)
      await holdForFiles(deps, request, files)
      const head = { surface: 'welcome-kit', requestId: request.id } as const
      const command = { ...head, profile: {}, statement: {}, files, removeFiles: [] }
      const answer = ({ application, job, attached }: UpdatedView) => ({
        status: 201,
        body: JSON.stringify(attached.map((each) => presentDocument(deps.links, application, job, each))),
      })
      const remember = identity && { ...identity, answer }
      return answer(await updateApplication(deps.applications, principal, { reference }, command, remember))
    })
  },
}
