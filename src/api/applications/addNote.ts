import { addNote as addTo } from '../../core/applications/addNote.ts'
import type { Note } from '../../core/applications/application.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, jsonBody } from '../openapi.ts'
import { handleWrite } from '../write.ts'
import { NOTE_BODY } from './application-body.ts'
import { presentNote } from './present-parts.ts'
import { APPLICATION_ID, NO_APPLICATION } from './retrieveApplication.ts'
import { authorOf } from './to-command.ts'

/** `POST /applications/{id}/notes` */
export const addNote: Operation<ApiDeps> = {
  id: 'addNote',
  method: 'POST',
  path: '/applications/:id/notes',
  docs: {
    tags: ['Notes'],
    summary: 'Write a note',
    description: 'Plain text, by the person who is signed in, or by the client. Needs `notes.create`.',
    parameters: [APPLICATION_ID, IDEMPOTENCY_KEY],
    requestBody: jsonBody(NOTE_BODY),
    responses: { 201: answer('The note', 'Note'), ...ERRORS, ...BODY_ERRORS, ...NO_APPLICATION },
  },

  handle: handleWrite<{ text: string }, Note>({
    schema: NOTE_BODY,
    permission: 'notes.create',
    status: 201,
    write(deps, principal, request, { text }, remember) {
      const id = idInPath((request.params as { id: string }).id, 'application')
      const { noteAuthor: author } = authorOf(principal)
      const command = { surface: 'native', requestId: request.id, text, ...(author && { author }) } as const
      return addTo(deps.applications, principal, { id }, command, remember)
    },
    present: (_deps, { clientName }, note) => presentNote(note, clientName),
  }),
}
