import { FileTooLarge } from '../core/errors.ts'
import type { FilePolicy, JudgedFile, UploadedFile } from '../core/files.ts'
import type { ContentKind } from './content-kinds.ts'
import { cleanFileName, extensionOf } from './file-name.ts'
import { agrees, contentTypeFor, extensionForKind, isExecutable } from './judge-rules.ts'
import { refusedContent, refusedEmpty, refusedExecutable, refusedKind } from './refusals.ts'
import { kindsWithin, sniff, sniffHead } from './sniff.ts'

/** The extension under which a fetched file is taken: its own when content agrees, else that of its content. */
const takenAs = (hint: string | undefined, kind: ContentKind, bytes: Uint8Array, policy: FilePolicy) =>
  hint !== undefined && policy.extensions.includes(hint) && agrees(hint, kind, bytes)
    ? hint
    : extensionForKind(kind, policy.extensions)

const refusal = (name: string, kind: ContentKind, policy: FilePolicy) => {
  const hint = extensionOf(name)
  return hint !== undefined && policy.extensions.includes(hint)
    ? refusedContent(name, hint, kind)
    : refusedKind(name, kind, policy)
}

/**
 * Judges the first bytes of a file that is still being fetched, to stop early what cannot become a file that is allowed.
 * @throws FileRefused
 */
export const judgeHead = (head: UploadedFile, policy: FilePolicy): void => {
  const name = cleanFileName(head.name)
  const hint = extensionOf(name)
  const kind = sniffHead(head.bytes)
  if (kind === 'empty') throw refusedEmpty(name)
  if (isExecutable(kind, hint)) throw refusedExecutable(name, kind, policy)
  const possible = kindsWithin[kind] ?? [kind]
  if (!possible.some((one) => takenAs(hint, one, head.bytes, policy) !== undefined)) throw refusal(name, kind, policy)
}

/**
 * Judges a fetched file by its content first. The extension of its address is only a hint (`/download.php?id=3`): where
 * it does not fit, the right one is appended to the name.
 * @throws FileTooLarge | FileRefused
 */
export const judgeFetched = (file: UploadedFile, policy: FilePolicy): JudgedFile => {
  const { bytes } = file
  const name = cleanFileName(file.name)
  if (bytes.length > policy.maxBytes) throw new FileTooLarge(name, policy.maxBytes)
  if (bytes.length === 0) throw refusedEmpty(name)
  const hint = extensionOf(name)
  const kind = sniff(bytes)
  if (isExecutable(kind, hint)) throw refusedExecutable(name, kind, policy)
  const extension = takenAs(hint, kind, bytes, policy)
  if (extension === undefined) throw refusal(name, kind, policy)
  const contentType = contentTypeFor(kind, extension)
  return { name: extension === hint ? name : cleanFileName(`${name}${extension}`), bytes, contentType }
}
