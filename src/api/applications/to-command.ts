import { byActor } from '../../core/access/byActor.ts'
import type { Principal } from '../../core/access/permissions.ts'
import type { Author, Profile } from '../../core/applications/application.ts'
import type { UpdateCommand } from '../../core/applications/applyPatch.ts'
import type { SubmitCommand } from '../../core/applications/submit-command.ts'
import type { CreateBody, PatchBody, ProfileFields } from './application-body.ts'
import type { Place } from './check-names.ts'

/** From bodies, once checked, to commands of the core. */

export function toSubmitCommand(
  principal: Principal,
  { profile, statement = {}, tags = [], note }: CreateBody,
  { jobId, stageId }: Place & { readonly jobId: number },
  requestId: string,
): SubmitCommand {
  const { address, media, ...plain } = profileOf(profile)
  const { customFields, ...said } = blanksCleared(statement)
  return {
    surface: 'native',
    requestId,
    ...byActor(principal),
    job: { id: jobId },
    ...(stageId !== undefined && { stageId }),
    profile: given({ ...plain, address: filled(address), media: filled(media) }) as Profile,
    statement: given({ ...said, customFields: filled(customFields) }) as SubmitCommand['statement'],
    tags: tagsOf(tags),
    archived: false,
    ...(note !== undefined && { note }),
    ...authorOf(principal),
    files: [],
  }
}

export function toUpdateCommand(
  principal: Principal,
  { profile = {}, statement = {}, tags, status, archived }: PatchBody,
  { jobId, stageId }: Place,
  requestId: string,
): UpdateCommand {
  const { address, media, ...plain } = profileOf(profile)
  const { customFields, ...said } = blanksCleared(statement)
  return {
    surface: 'native',
    requestId,
    ...byActor(principal),
    ...(jobId !== undefined && { jobId }),
    ...(stageId !== undefined && { stageId }),
    ...(status !== undefined && { status }),
    ...(archived !== undefined && { archived }),
    profile: plain,
    ...(address !== undefined && { address }),
    ...(media !== undefined && { media }),
    statement: said,
    ...(customFields !== undefined && { customFields }),
    ...(tags !== undefined && { tags: tagsOf(tags) }),
    files: [],
    removeFiles: [],
  }
}

/** Who writes a note: the person, or the client itself, which a note needs not say. */
export function authorOf({ user }: Principal): { readonly noteAuthor?: Author } {
  return user ? { noteAuthor: { type: 'user', firstName: user.name, email: user.email } } : {}
}

function profileOf({ address, links, ...fields }: ProfileFields) {
  const country = address?.country?.toUpperCase()
  return {
    ...blanksCleared(fields),
    ...(address !== undefined && {
      address: address && blanksCleared({ ...address, ...(country !== undefined && { country }) }),
    }),
    ...(links !== undefined && { links: links?.length ? links : null }),
    ...(fields.media !== undefined && { media: blanksCleared(fields.media) }),
  }
}

/** A text with nothing in it is none. */
function blanksCleared<T extends object>(values: T): T {
  const entries = Object.entries(values).map(([name, value]) => [name, isBlank(value) ? null : value])
  return Object.fromEntries(entries) as T
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === ''
}

export function tagsOf(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()))]
}

function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept = Object.entries(values).filter(([, value]) => value != null)
  return Object.fromEntries(kept) as { [K in keyof T]?: NonNullable<T[K]> }
}

function filled<T extends object>(values: T | null | undefined): { [K in keyof T]?: NonNullable<T[K]> } | undefined {
  const kept = values ? given(values) : undefined
  return kept && Object.keys(kept).length > 0 ? kept : undefined
}
