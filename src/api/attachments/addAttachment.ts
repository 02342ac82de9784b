import type { Attachment } from '../../core/applications/application.ts'
import { attachFile } from '../../core/applications/attachFile.ts'
import type { Answer } from '../../core/idempotency.ts'
import { answerOnce } from '../../http/idempotency.ts'
import type { Operation } from '../../http/operation.ts'
import { readBody } from '../../http/read-body.ts'
import { presentAttachment } from '../applications/present-parts.ts'
import { APPLICATION_ID, NO_APPLICATION } from '../applications/retrieveApplication.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, ERRORS, IDEMPOTENCY_KEY, inQuery, problem } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { choice } from '../schemas/build.ts'
import { FILE_POLICIES, UPLOAD_KINDS } from './file-policy.ts'

const LARGEST = Math.max(...Object.values(FILE_POLICIES).map(({ maxBytes }) => maxBytes))

/** `POST /applications/{id}/attachments` */
export const addAttachment: Operation<ApiDeps> = {
  id: 'addAttachment',
  method: 'POST',
  path: '/applications/:id/attachments',
  docs: {
    tags: ['Files'],
    summary: 'Add a file',
    description:
      'The body is the file itself, whatever its Content-Type says: its name and its content decide. A new resume or picture ' +
      'becomes the current one. Needs the right to change the application.',
    parameters: [
      APPLICATION_ID,
      { ...inQuery('kind', 'What it is', choice(UPLOAD_KINDS)), required: true },
      { ...inQuery('name', 'Its name, with its extension'), required: true },
      IDEMPOTENCY_KEY,
    ],
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: {
      201: answer('The file', 'Attachment'),
      ...ERRORS,
      400: problem('Not understood'),
      ...NO_APPLICATION,
      413: problem('The file is too large'),
      422: problem('The file, or a parameter, cannot be taken'),
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'application')
    const { kind, name } = readQuery(request, (from) => ({
      kind: from.needed('kind', from.choice('kind', UPLOAD_KINDS)),
      name: from.needed('name', from.text('name')),
    }))
    const policy = FILE_POLICIES[kind]
    const bytes = await readBody(request, { ...deps.body, maxBytes: Math.min(deps.body.maxBytes, LARGEST) })
    const payload = Buffer.concat([Buffer.from(`${kind}\n${name}\n`), bytes])
    return answerOnce(deps.idempotency, request, principal, payload, async (identity) => {
      const toAnswer = (attachment: Attachment): Answer => ({
        status: 201,
        body: JSON.stringify(presentAttachment(attachment, true)),
      })
      const command = { surface: 'native', requestId: request.id, kind, policy, file: { name, bytes } } as const
      const remember = identity && { ...identity, answer: toAnswer }
      return toAnswer(await attachFile(deps.applications, principal, { id }, command, remember))
    })
  },
}
