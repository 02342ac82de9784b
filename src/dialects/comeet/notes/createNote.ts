import { addNote, type NoteCommand } from '../../../core/applications/addNote.ts'
import type { Author, Note } from '../../../core/applications/application.ts'
import { InvalidField } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { safeNote } from '../../../http/safe-html.ts'
import { parseIsoTime } from '../../../lib/iso-time.ts'
import { toCandidate } from '../candidates/candidate-name.ts'
import { handleWrite } from '../write.ts'
import { NOTE_BODY, type NoteBody } from './note-fields.ts'
import { createNoteDocs } from './openapi.ts'
import { presentNote } from './present-note.ts'

/** `POST /candidates/{uid}/notes` (reference, section 3.8). */
export const createNote: Operation<DialectDeps> = {
  id: 'createNote',
  method: 'POST',
  path: '/candidates/:uid/notes',
  docs: createNoteDocs,

  handle: handleWrite<NoteBody, Note>({
    schema: NOTE_BODY,
    status: 201,
    write: ({ applications }, principal, request, { body }, remember) =>
      toCandidate(request, (name) => addNote(applications, principal, name, toNoteCommand(body, request.id), remember)),
    present: (_deps, principal, note) => presentNote(principal, note as Note & { author: Author }),
  }),
}

function toNoteCommand(body: NoteBody, requestId: string): NoteCommand & { author: Author } {
  const { type, first_name: firstName, middle_name: middleName, last_name: lastName, email } = body.created_by
  const writtenAt = parseIsoTime(body.time_created)
  const html = safeNote(body.text)
  if (html === '') throw new InvalidField('text', 'empty')
  return {
    surface: 'comeet',
    requestId,
    text: body.text,
    format: 'html',
    html,
    author: {
      type,
      firstName,
      ...(middleName != null && { middleName }),
      ...(lastName != null && { lastName }),
      ...(email != null && { email }),
    },
    ...(body.details?.length && {
      details: body.details.map(({ title, text }) => ({ title, ...(text != null && { text }) })),
    }),
    ...(writtenAt !== undefined && { writtenAt }),
  }
}
