import { bytesQuery, previewCheckQuery } from '../../../api/attachments.ts'
import { queryClient } from '../../../api/query-client.ts'
import type { Application, Attachment } from '../../../api/types.ts'
import { preparePdf } from './pdf-cache.ts'

/** The file that is looked at first: the newest resume, else the newest of anything but the picture. */
export function firstFileOf({ attachments }: Pick<Application, 'attachments'>): Attachment | undefined {
  const newest = attachments.toReversed()
  return (
    newest.find(({ kind, isCurrent }) => kind === 'resume' && isCurrent) ??
    newest.find(({ kind }) => kind !== 'picture') ??
    newest[0]
  )
}

/** Gets ready what will be looked at next. */
export async function prepareResume(application: Application): Promise<void> {
  const file = firstFileOf(application)
  if (file?.preview === 'pdf') await preparePdf(file.id)
  if (file?.preview === 'image') await queryClient.prefetchQuery(bytesQuery(file.id))
  if (file?.preview === 'document') await queryClient.prefetchQuery(previewCheckQuery(file.id))
}
