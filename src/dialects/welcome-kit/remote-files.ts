import type { FastifyRequest } from 'fastify'
import { MOST_FETCHED_AT_ONCE } from '../../core/applications/intake.ts'
import type { FileToAttach } from '../../core/applications/submit-command.ts'
import type { AttachmentKind, FilePolicy } from '../../core/files.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'
import { holdMemory } from '../../http/hold-memory.ts'

/** The files of `remote_file_urls`, which documents and e-mails have (reference, sections 5.8 and 5.10). */

const MOST_FILES = 10

/** Nothing is documented: whatever either API allows for any file, at the largest size of this one. */
const POLICY: FilePolicy = {
  extensions: (
    '.pdf .doc .docx .odt .rtf .pages .txt .log .csv .xls .xlsx .ppt .pptx .ppsx .msg .eml .ics .xml .json .html .htm ' +
    '.jpeg .jpg .jfif .png .gif .bmp .tiff .tif .ico .webp .psd .dwg .zip .rar .7z .gz .mp3 .mp4 .mov .swf .apk .gdoc ' +
    '.gsheet .gl .dash .dat .pem .p7s .cs .css .py .java .cpp .sql .ipynb'
  ).split(' '),
  maxBytes: 10 * 1024 * 1024,
}

const LONGEST_URL = 2048

/** A file as an object, or, as an older form of the documents has it, as its address alone. */
export const REMOTE_FILES = {
  type: 'array',
  minItems: 1,
  maxItems: MOST_FILES,
  items: {
    type: ['object', 'string'],
    properties: {
      filename: { type: 'string', maxLength: 255 },
      url: { type: 'string', minLength: 1, maxLength: LONGEST_URL },
    },
    required: ['url'],
    minLength: 1,
    maxLength: LONGEST_URL,
  },
  description:
    `Up to ${MOST_FILES} files, each as its address or with a name: \`{filename, url}\`. Documents, images and the like; ` +
    'programs are refused. Maximum file size: 10MB',
}

export type RemoteFile = string | { readonly filename?: string; readonly url: string }

/** The files to fetch, with the names that errors call them by. */
export function toFiles(kind: AttachmentKind, list: readonly RemoteFile[] = []): FileToAttach[] {
  return list.map((item, index) => {
    const { url, filename = '' } = typeof item === 'string' ? { url: item } : item
    const field = `remote_file_urls[${index}]`
    return { field, kind, policy: POLICY, url, ...(filename.trim() !== '' && { name: filename }) }
  })
}

/** Waits until there is memory for those of the files that are fetched at the same time. @throws Unavailable */
export async function holdForFiles(
  deps: DialectDeps,
  request: FastifyRequest,
  files: readonly FileToAttach[],
): Promise<void> {
  const largest = files.map(({ policy }) => policy.maxBytes).toSorted((a, b) => b - a)
  const bytes = largest.slice(0, MOST_FETCHED_AT_ONCE).reduce((sum, each) => sum + each, 0)
  if (bytes > 0) await holdMemory(request, deps.fetchMemory, bytes)
}
