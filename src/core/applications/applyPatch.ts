import type { AttachmentKind } from '../files.ts'
import type { Actor } from '../log/actor.ts'
import type {
  Address,
  Application,
  CustomFieldValue,
  Profile,
  SourceContact,
  Statement,
  Surface,
} from './application.ts'
import type { Status } from './status.ts'
import type { FileToAttach, SentSourceContact } from './submit-command.ts'

/** For each key: a value replaces, null clears, an absent key leaves as it is. */
type Changes<T> = { readonly [K in keyof T]?: T[K] | null | undefined }

/** What one update says. First and last names can be replaced, never cleared. */
export type UpdateCommand = {
  readonly surface: Surface
  readonly requestId: string
  readonly actor?: Actor
  /** The job to belong to from now on; without a stage, in its first one. */
  readonly jobId?: number
  /** The stage to stand in from now on, of the job that is named, or of the same one. */
  readonly stageId?: number
  /** Set by hand, whatever the stage would make of it. */
  readonly status?: Status
  readonly archived?: boolean
  readonly partnerReference?: string | null
  readonly profile: Changes<Omit<Profile, 'firstName' | 'lastName' | 'address' | 'media'>> & {
    readonly firstName?: string
    readonly lastName?: string
  }
  /** Merged key by key; null clears the whole address. */
  readonly address?: Changes<Address> | null
  /** Merged key by key. */
  readonly media?: Changes<NonNullable<Profile['media']>>
  readonly statement: Changes<Omit<Statement, 'customFields' | 'sourceContact'>>
  /** Merged key by key; null clears them all. */
  readonly customFields?: Readonly<Record<string, CustomFieldValue | null>> | null
  readonly sourceContact?: SentSourceContact | null
  /** Replaces them all. */
  readonly tags?: readonly string[]
  /** Added; a new resume or picture becomes the current one. */
  readonly files: readonly FileToAttach[]
  /** Kinds of which every attachment is removed. */
  readonly removeFiles: readonly AttachmentKind[]
  /** Added, unless it repeats this client's latest note. */
  readonly note?: string
  /** Refuses the state that the update is not meant for. @throws Stale */
  readonly mustBe?: (from: Application) => void
}

/** The application after the update, as a new version. */
export function applyPatch(
  from: Application,
  command: UpdateCommand,
  sourceContact: SourceContact | null | undefined,
  now: number,
): Application {
  const { partnerReference: oldReference, ...rest } = from
  const partnerReference = command.partnerReference === undefined ? oldReference : command.partnerReference
  const address = mergedOrNull(from.profile.address, command.address)
  const media = mergedOrNull(from.profile.media, command.media)
  const customFields = mergedOrNull(from.statement.customFields, command.customFields)
  return {
    ...rest,
    archived: command.archived ?? from.archived,
    ...(command.status !== undefined &&
      command.status !== from.status && { status: command.status, statusChangedAt: now }),
    ...(partnerReference != null && { partnerReference }),
    profile: merged(from.profile, { ...command.profile, address, media }),
    statement: merged(from.statement, { ...command.statement, customFields, sourceContact }),
    tags: command.tags ?? from.tags,
    version: from.version + 1,
    updatedAt: now,
  }
}

/** Merges one level; undefined when there is nothing to change, null when nothing is left. */
function mergedOrNull<T extends object>(
  old: T | undefined,
  changes: Changes<T> | null | undefined,
): T | null | undefined {
  if (changes == null) return changes
  const result = merged(old ?? ({} as T), changes)
  return Object.keys(result).length > 0 ? result : null
}

function merged<T extends object>(old: T, changes: Changes<T>): T {
  const result = { ...old } as Record<string, unknown>
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete result[key]
    else if (value !== undefined) result[key] = value
  }
  return result as T
}
