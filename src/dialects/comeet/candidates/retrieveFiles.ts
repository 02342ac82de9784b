import { readApplication } from '../../../core/applications/readApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { presentFiles } from './candidate-files.ts'
import { candidateName } from './candidate-name.ts'
import { retrieveFilesDocs } from './files-openapi.ts'

/** `GET /candidates/{uid}/files` (reference, section 3.5). */
export const retrieveFiles: Operation<DialectDeps> = {
  id: 'retrieveFiles',
  method: 'GET',
  path: '/candidates/:uid/files',
  docs: retrieveFilesDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { attachments } = await readApplication(deps.applications, principal, candidateName(request))
    return { status: 200, body: JSON.stringify(presentFiles(deps.links, attachments)) }
  },
}
