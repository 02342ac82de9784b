import { NotFound } from '../core/errors.ts'
import type { BlobStore, FileIntake } from '../core/files.ts'
import { cleanFileName, extensionOf } from './file-name.ts'
import type { GuardedFetch } from './guarded-fetch.ts'
import { judgeFetched, judgeHead } from './judge-fetched.ts'
import { judgeFile } from './judge-file.ts'

/** How files come in: uploads are judged, remote files are fetched and judged, and both are stored as blobs. */
export const createFileIntake = ({ blobs, fetcher }: { blobs: BlobStore; fetcher: GuardedFetch }): FileIntake => ({
  judge: judgeFile,
  async store(organizationId, { name, bytes, contentType }) {
    const { key, sha256 } = await blobs.put(organizationId, bytes)
    return { name, contentType, size: bytes.length, sha256, blobKey: key }
  },
  async fetch(url, policy, name) {
    // A name without an extension says nothing about the type.
    const hint = name !== undefined && extensionOf(name) !== undefined ? name : undefined
    const { fileName, bytes } = await fetcher.fetch(url, {
      maxBytes: policy.maxBytes,
      onHead: (head, remoteName) => judgeHead({ name: hint ?? remoteName, bytes: head }, policy),
    })
    const judged = judgeFetched({ name: hint ?? fileName, bytes }, policy)
    if (name === undefined || hint !== undefined) return judged
    return { ...judged, name: cleanFileName(`${cleanFileName(name)}${extensionOf(judged.name) ?? ''}`) }
  },
  async erase(blobKey) {
    try {
      await blobs.erase(blobKey)
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
    }
  },
})
