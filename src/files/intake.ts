import { NotFound } from '../core/errors.ts'
import type { BlobStore, FileIntake } from '../core/files.ts'
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
  async fetch(url, policy) {
    const { fileName, bytes } = await fetcher.fetch(url, {
      maxBytes: policy.maxBytes,
      onHead: (head, name) => judgeHead({ name, bytes: head }, policy),
    })
    return judgeFetched({ name: fileName, bytes }, policy)
  },
  async erase(blobKey) {
    try {
      await blobs.erase(blobKey)
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
    }
  },
})
