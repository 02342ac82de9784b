import { setTimeout as sleep } from 'node:timers/promises'
import type { Attachment } from '../core/applications/application.ts'
import { Unavailable } from '../core/errors.ts'
import type { ApplicationReader, SearchReader } from '../core/ports.ts'
import { isGone } from '../core/search/outdated.ts'
import type { SearchEntry } from '../core/search/searched-text.ts'
import { searchedTextOf } from '../core/search/searched-text-of.ts'
import type { UnitOfWork } from '../core/unit-of-work.ts'

export type TextsDeps = {
  readonly search: Pick<SearchReader, 'waiting' | 'notes' | 'texts'>
  readonly applications: Pick<ApplicationReader, 'byId' | 'attachments'>
  /** The text of a file; '' where it has none, or none that can be read. */
  readonly textOf: (attachment: Attachment) => Promise<string>
  readonly work: UnitOfWork
  /** Told of each that could not be kept, and so is not found. */
  readonly onFailure: (failure: TextFailure) => void
  readonly signal?: AbortSignal
}

export type TextFailure = { readonly organizationId: number; readonly applicationId: number; readonly err: unknown }

/** Twenty at a time with a rest, so that what is asked meanwhile does not wait long. The rest is in milliseconds. */
const BATCH = 20
const REST = 50

/**
 * Reads the texts by which applications are found, for all that wait. One that is changed meanwhile stays in the line, and its
 * turn comes again.
 */
export async function readTexts(deps: TextsDeps): Promise<void> {
  const { search, work, signal } = deps
  for (;;) {
    const waiting = await search.waiting(BATCH)
    await Promise.all(
      waiting.map(async ({ organizationId, applicationId, mark }) => {
        const of = { organizationId, applicationId }
        const entry = await entryOf(deps, organizationId, applicationId)
        try {
          await work.commit([{ do: 'setSearchEntry', ...of, mark, entry }])
        } catch (err) {
          // The store is not there: all wait on. Else only this one is to blame, and must not be in the way of the others.
          if (err instanceof Unavailable) throw err
          deps.onFailure({ ...of, err })
          await work.commit([{ do: 'setSearchEntry', ...of, mark }])
        }
      }),
    )
    if (waiting.length < BATCH || signal?.aborted) return
    await sleep(REST, undefined, { ...(signal && { signal }) }).catch(() => {})
  }
}

/** Nothing of one that is gone. */
async function entryOf(deps: TextsDeps, organizationId: number, id: number): Promise<SearchEntry | undefined> {
  const [application, attachments, notes, known] = await Promise.all([
    deps.applications.byId(organizationId, id),
    deps.applications.attachments(organizationId, id),
    deps.search.notes(organizationId, id),
    deps.search.texts(organizationId, [id]),
  ])
  if (!application || isGone(application)) return undefined
  const attachment = attachments.findLast(({ kind }) => kind === 'resume')
  const before = known.get(id)
  const isKnown = before && attachment && before.resumeId === attachment.id
  const resume = attachment && {
    attachment,
    text: isKnown ? before.resume.join('\n') : await deps.textOf(attachment),
  }
  const { jobId, clientId } = application
  return { jobId, clientId, text: searchedTextOf(application, notes, resume) }
}
