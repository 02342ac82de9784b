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
    return await files.fetch(item.url, item.policy)
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
