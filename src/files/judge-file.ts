import { FileTooLarge } from '../core/errors.ts'
import type { FilePolicy, JudgedFile, UploadedFile } from '../core/files.ts'
import { cleanFileName, extensionOf } from './file-name.ts'
import { agrees, contentTypeFor, extensionForKind, isExecutable } from './judge-rules.ts'
import { refusedContent, refusedEmpty, refusedExecutable, refusedExtension, refusedKind } from './refusals.ts'
import { sniff } from './sniff.ts'

/**
 * Judges a file by its name and its content. The extension must be allowed and the content must agree with it; a name
 * without one is judged by the content alone.
 * @throws FileTooLarge | FileRefused
 */
export const judgeFile = (file: UploadedFile, policy: FilePolicy): JudgedFile => {
  const { bytes } = file
  const name = cleanFileName(file.name)
  if (bytes.length > policy.maxBytes) throw new FileTooLarge(name, policy.maxBytes)
  if (bytes.length === 0) throw refusedEmpty(name)
  const kind = sniff(bytes)
  const claimed = extensionOf(name)
  if (isExecutable(kind, claimed)) throw refusedExecutable(name, kind, policy)
  if (claimed !== undefined && !policy.extensions.includes(claimed)) throw refusedExtension(name, claimed, policy)
  if (claimed !== undefined && !agrees(claimed, kind, bytes)) throw refusedContent(name, claimed, kind)
  const extension = claimed ?? extensionForKind(kind, policy.extensions)
  if (extension === undefined) throw refusedKind(name, kind, policy)
  return { name, bytes, contentType: contentTypeFor(kind, extension) }
}
