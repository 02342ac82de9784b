import { type UpdatedView, updateApplication } from '../../../core/applications/updateApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { handleWrite } from '../write.ts'
import { FILE_BODY, type WireFile } from './candidate-fields.ts'
import { presentFile } from './candidate-files.ts'
import { toCandidate } from './candidate-name.ts'
import { addResumeDocs } from './files-openapi.ts'
import { toFileCommand } from './to-command.ts'

/** `POST /candidates/{uid}/resume` (reference, section 3.7, which has its title alone): a new current resume. */
export const addResume: Operation<DialectDeps> = {
  id: 'addResume',
  method: 'POST',
  path: '/candidates/:uid/resume',
  docs: addResumeDocs,

  handle: handleWrite<WireFile, UpdatedView>({
    schema: FILE_BODY,
    status: 201,
    write: ({ applications }, principal, request, { body, json }, remember) =>
      toCandidate(request, (name) =>
        updateApplication(applications, principal, name, toFileCommand('resume', body, json, request.id), remember),
      ),
    present: ({ links }, _principal, { attached: [resume] }) => resume && presentFile(links, resume),
  }),
}
