import { NotFound } from '../core/errors.ts'
import type { BlobStore } from '../core/files.ts'
import type { Metrics } from './metrics.ts'

/** A blob store whose calls are measured. */
export function measureBlobs(blobs: BlobStore, metrics: Metrics): BlobStore {
  async function measured<T>(operation: 'put' | 'read' | 'erase', act: () => Promise<T>): Promise<T> {
    const started = performance.now()
    let succeeded = false
    try {
      const result = await act()
      succeeded = true
      return result
    } catch (error) {
      // What is not there is an answer too.
      succeeded = error instanceof NotFound
      throw error
    } finally {
      metrics.observeBlob(operation, (performance.now() - started) / 1000, succeeded)
    }
  }
  return {
    put: (organizationId, bytes) => measured('put', () => blobs.put(organizationId, bytes)),
    read: (key) => measured('read', () => blobs.read(key)),
    erase: (key) => measured('erase', () => blobs.erase(key)),
  }
}
