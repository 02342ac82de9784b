import type { AttachmentKind, FilePolicy, UploadedFile } from '../files.ts'
import type { Actor } from '../log/actor.ts'
import type { Author, Profile, SourceContact, Statement, Surface } from './application.ts'

/** A file to attach: its bytes came with the request, or it is to be fetched, and kept under `name` where one
 * is given. `field` is the caller's name for it. */
export type FileToAttach = {
  readonly field: string
  readonly kind: AttachmentKind
  readonly policy: FilePolicy
} & ({ readonly file: UploadedFile } | { readonly url: string; readonly name?: string })

/** The job as the caller names it, in the wire's own kind of name. */
export type JobName = { readonly uid: string } | { readonly reference: string } | { readonly id: number }

export type SentSourceContact = Omit<SourceContact, 'id'>
export type SentStatement = Omit<Statement, 'sourceContact'> & { readonly sourceContact?: SentSourceContact }

/** Everything that one submission says. */
export type SubmitCommand = {
  readonly surface: Surface
  readonly requestId: string
  readonly job: JobName
  /** The stage to stand in; left out, the job's first. */
  readonly stageId?: number
  readonly partnerReference?: string
  readonly profile: Profile
  readonly statement: SentStatement
  readonly tags: readonly string[]
  readonly archived: boolean
  readonly note?: string
  /** Who wrote the note, where the caller says so. */
  readonly noteAuthor?: Author
  /** Who does it, where the caller says so. */
  readonly actor?: Actor
  readonly files: readonly FileToAttach[]
}
