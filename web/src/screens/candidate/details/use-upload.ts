import { useState } from 'react'
import { useAttach } from '../../../api/attachments.ts'
import type { Attachment, Id } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useProblemText } from '../../../ui/states.tsx'
import { toast, toastError } from '../../../ui/toasts.tsx'
import { texts } from '../texts.ts'

export type FileKind = Attachment['kind']
export const FILE_KINDS: readonly FileKind[] = ['resume', 'picture', 'portfolio', 'other']
export const isFileKind = (value: string): value is FileKind => FILE_KINDS.some((kind) => kind === value)

/** Adds files one after the other, and says of each that is refused why. */
export function useUpload(applicationId: Id) {
  const t = useTexts(texts)
  const say = useProblemText()
  const { mutateAsync } = useAttach(applicationId)
  const [isUploading, setUploading] = useState(false)

  async function upload(files: readonly File[], kind: FileKind): Promise<void> {
    setUploading(true)
    for (const file of files) {
      try {
        await mutateAsync({ kind, file })
        toast(t('fileAdded', { name: file.name }))
      } catch (error) {
        toastError(`${file.name}: ${say(error)}`)
      }
    }
    setUploading(false)
  }
  return { upload, isUploading }
}
