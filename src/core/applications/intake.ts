import { FetchFailed, FileRefused, FileTooLarge } from '../errors.ts'
import type { AttachmentKind, FileIntake, JudgedFile, StoredFile } from '../files.ts'
import type { FileToAttach } from './submit-command.ts'

type Judged = { readonly kind: AttachmentKind; readonly file: JudgedFile }

/** A remote file could not be taken; `field` is the caller's name for it, `cause` says why. */
export class RemoteFileRefused extends Error {
  readonly field: string
  override readonly cause: FetchFailed | FileTooLarge | FileRefused
  constructor(field: string, cause: FetchFailed | FileTooLarge | FileRefused) {
    super(`${field}: ${cause.message}`)
    this.field = field
    this.cause = cause
  }
}

/**
 * Judges what came with the request, then fetches what is remote (all at once). Nothing is stored, so that a request
 * with one bad file leaves none behind.
 *
 * @throws FileTooLarge | FileRefused for a file that came with the request
 * @throws RemoteFileRefused for one that had to be fetched
 */
export async function judgeFiles(files: FileIntake, sent: readonly FileToAttach[]): Promise<Judged[]> {
  const local = sent.map((item) => ('file' in item ? files.judge(item.file, item.policy) : undefined))
  return Promise.all(
    sent.map(async (item, index) => ({ kind: item.kind, file: local[index] ?? (await fetchOne(files, item)) })),
  )
}

async function fetchOne(files: FileIntake, item: FileToAttach): Promise<JudgedFile> {
  if (!('url' in item)) throw new Error('A file is either sent or fetched')
  try {
    return await files.fetch(item.url, item.policy, item.name)
  } catch (error) {
    if (error instanceof FetchFailed || error instanceof FileTooLarge || error instanceof FileRefused) {
      throw new RemoteFileRefused(item.field, error)
    }
    throw error
  }
}

/** Makes every file durable before a row names it. */
export async function storeFiles(
  files: FileIntake,
  organizationId: number,
  judged: readonly Judged[],
): Promise<(StoredFile & { kind: AttachmentKind })[]> {
  return Promise.all(judged.map(async ({ kind, file }) => ({ ...(await files.store(organizationId, file)), kind })))
}

/** Remote files that one request holds in memory at the same time. */
export const MOST_FETCHED_AT_ONCE = 3

/**
 * Judges and stores any number of files, a few of the remote ones at a time, so that they need no more memory than those
 * few. When one cannot be taken, none is kept.
 *
 * @throws FileTooLarge | FileRefused | RemoteFileRefused
 */
export async function takeFiles(
  files: FileIntake,
  organizationId: number,
  sent: readonly FileToAttach[],
): Promise<(StoredFile & { kind: AttachmentKind })[]> {
  const local = await judgeFiles(
    files,
    sent.filter((item) => 'file' in item),
  )
  const remote = sent.filter((item) => 'url' in item)
  const stored: (StoredFile & { kind: AttachmentKind })[] = []
  try {
    for (let from = 0; from < remote.length; from += MOST_FETCHED_AT_ONCE) {
      const judged = await judgeFiles(files, remote.slice(from, from + MOST_FETCHED_AT_ONCE))
      stored.push(...(await storeFiles(files, organizationId, judged)))
    }
    return [...(await storeFiles(files, organizationId, local)), ...stored]
  } catch (error) {
    // What cannot be removed now, the sweep finds.
    await Promise.allSettled(stored.map(({ blobKey }) => files.erase(blobKey)))
    throw error
  }
}
