import { type Principal, permit } from '../access/permissions.ts'
import type { Remember } from '../idempotency.ts'
import { updatedEvent } from '../log/describe.ts'
import { addToApplication } from './addToApplication.ts'
import type { Author, Note, Surface } from './application.ts'
import type { ApplicationDeps } from './deps.ts'
import type { ApplicationName } from './readApplication.ts'

/** What a note says, and through which surface it came. */
export type NoteCommand = Pick<Note, 'text' | 'format' | 'html' | 'author' | 'details' | 'writtenAt'> & {
  readonly surface: Surface
  readonly requestId: string
}

/**
 * Adds a note to an application.
 *
 * @throws NotPermitted | NotFound (application) | RemovedAsDuplicate
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addNote(
  deps: Pick<ApplicationDeps, 'applications' | 'work' | 'clock' | 'ids'>,
  principal: Principal,
  name: ApplicationName,
  { surface, requestId, ...content }: NoteCommand,
  remember?: Remember<Note>,
): Promise<Note> {
  permit(principal, 'notes.create')
  const { organizationId, clientId } = principal
  return addToApplication(
    deps,
    principal,
    name,
    async (from, to) => {
      const head = { organizationId, id: await deps.ids.next(), applicationId: to.id, clientId }
      const note: Note = { ...head, ...content, createdAt: to.updatedAt }
      const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
      const by = { clientId, surface, ...(content.author && { actor: actorOf(content.author) }) }
      const event = updatedEvent(mark, from, to, { attachments: [], notes: [note], removed: [] }, by)
      return {
        result: note,
        changes: [
          { do: 'addNote', note },
          { do: 'appendEvent', event },
        ],
      }
    },
    remember,
  )
}

function actorOf({ type, firstName, middleName, lastName, email }: Author) {
  const name = [firstName, middleName, lastName].filter((part) => part !== undefined).join(' ')
  return { type, name, ...(email !== undefined && { email }) }
}
