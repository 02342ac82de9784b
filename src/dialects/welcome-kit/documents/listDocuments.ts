import { permit } from '../../../core/access/permissions.ts'
import { readApplication } from '../../../core/applications/readApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { pageOf, pagingHeaders, readPage } from '../paging.ts'
import { readParams } from '../read-params.ts'
import { presentDocument } from './document.ts'
import { LIST_DOCUMENTS_PARAMS, type ListDocumentsParams } from './document-params.ts'
import { listDocumentsDocs } from './openapi.ts'

const check = paramsCheck<ListDocumentsParams>(LIST_DOCUMENTS_PARAMS)

/** `GET /api/v1/external/documents` (reference, section 5.7): the files of a candidate, whichever API they came through. */
export const listDocuments: Operation<DialectDeps> = {
  id: 'listDocuments',
  method: 'GET',
  path: '/external/documents',
  docs: listDocumentsDocs,

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const principal = await caller(deps, request)
    permit(principal, 'documents.read')
    permit(principal, 'applications.read.own')
    const name = { reference: params.candidate_reference }
    const { application, job, attachments } = await readApplication(deps.applications, principal, name)
    const documents = attachments.filter(({ kind }) => kind === 'other')
    const body = pageOf(documents, page).map((each) => presentDocument(deps.links, application, job, each))
    return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, documents.length) }
  },
}
