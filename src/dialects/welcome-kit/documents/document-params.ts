import { PAGING_PARAMS, type PagingParams } from '../paging.ts'
import { paramsSchema, text } from '../param-schemas.ts'
import { REMOTE_FILES, type RemoteFile } from '../remote-files.ts'

const candidate_reference = text(255, 'Candidate reference')

/** The parameters of the list of documents (reference, section 5.7). */
export const LIST_DOCUMENTS_PARAMS = paramsSchema({ candidate_reference, ...PAGING_PARAMS }, ['candidate_reference'])

export type ListDocumentsParams = PagingParams & { readonly candidate_reference: string }

/** The parameters of "Attach documents to a candidate" (reference, section 5.8). */
export const ATTACH_PARAMS = paramsSchema({ candidate_reference, remote_file_urls: REMOTE_FILES }, [
  'candidate_reference',
  'remote_file_urls',
])

export type AttachParams = { readonly candidate_reference: string; readonly remote_file_urls: readonly RemoteFile[] }
