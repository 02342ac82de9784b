import { byActor } from '../access/byActor.ts'
import { mayChange, type Principal } from '../access/permissions.ts'
import { NotPermitted } from '../errors.ts'
import type { AttachmentKind, FilePolicy, UploadedFile } from '../files.ts'
import type { Remember } from '../idempotency.ts'
import { updatedEvent } from '../log/describe.ts'
import { addToApplication } from './addToApplication.ts'
import type { Attachment } from './application.ts'
import type { ByRequest } from './changeStanding.ts'
import type { ApplicationDeps } from './deps.ts'
import { type ApplicationName, findApplication } from './readApplication.ts'

export type FileCommand = ByRequest & {
  readonly kind: AttachmentKind
  readonly file: UploadedFile
  readonly policy: FilePolicy
}

/**
 * Adds a file to an application; a new resume or picture becomes the current one.
 *
 * @throws NotFound (application) | NotPermitted | RemovedAsDuplicate | FileTooLarge | FileRefused
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function attachFile(
  deps: ApplicationDeps,
  principal: Principal,
  name: ApplicationName,
  { kind, file, policy, surface, requestId }: FileCommand,
  remember?: Remember<Attachment>,
): Promise<Attachment> {
  const application = await findApplication(deps, principal, name)
  if (!mayChange(principal, application)) throw new NotPermitted('applications.update')
  const { organizationId, clientId } = principal
  const stored = await deps.files.store(organizationId, deps.files.judge(file, policy))
  return addToApplication(
    deps,
    principal,
    name,
    async (from, to) => {
      const there = await deps.applications.attachments(organizationId, from.id)
      // Later than what is there, whatever the clocks of the processes say: the newest of a kind is the current one.
      const createdAt = Math.max(to.updatedAt, ...there.map((each) => each.createdAt + 1))
      const head = { organizationId, id: await deps.ids.next(), applicationId: from.id, kind, createdAt }
      const attachment: Attachment = { ...stored, ...head }
      const mark = { id: await deps.ids.next(), salt: deps.ids.salt(), requestId }
      const by = { clientId, surface, ...byActor(principal) }
      const event = updatedEvent(mark, from, to, { attachments: [attachment], notes: [], removed: [] }, by)
      return {
        result: attachment,
        changes: [
          { do: 'addAttachment', attachment },
          { do: 'appendEvent', event },
        ],
      }
    },
    remember,
  )
}
