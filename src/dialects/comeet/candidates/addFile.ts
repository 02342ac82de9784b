import { type UpdatedView, updateApplication } from '../../../core/applications/updateApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { handleWrite } from '../write.ts'
import { FILE_BODY, type WireFile } from './candidate-fields.ts'
import { presentFile } from './candidate-files.ts'
import { toCandidate } from './candidate-name.ts'
import { addFileDocs } from './files-openapi.ts'
import { toFileCommand } from './to-command.ts'

/** `POST /candidates/{uid}/files` (reference, section 3.6): adds one file, and answers a list with it. */
export const addFile: Operation<DialectDeps> = {
  id: 'addFile',
  method: 'POST',
  path: '/candidates/:uid/files',
  docs: addFileDocs,

  handle: handleWrite<WireFile, UpdatedView>({
    schema: FILE_BODY,
    status: 201,
    write: ({ applications }, principal, request, { body, json }, remember) =>
      toCandidate(request, (name) =>
        updateApplication(applications, principal, name, toFileCommand('other', body, json, request.id), remember),
      ),
    present: ({ links }, _principal, { attached }) => attached.map((attachment) => presentFile(links, attachment)),
  }),
}
