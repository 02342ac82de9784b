import { Button } from '@mantine/core'
import { IconFileAlert, IconFileOff, IconLock } from '@tabler/icons-react'
import { attachmentUrl } from '../../../api/attachments.ts'
import { isProblem } from '../../../api/problem.ts'
import type { Attachment } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { EmptyState, ErrorState } from '../../../ui/states.tsx'
import { texts } from '../texts.ts'

type Props = { readonly attachment: Attachment; readonly error?: unknown; readonly onRetry?: () => void }

/** A file that cannot be shown here, and why; it can still be downloaded. */
export function PreviewTrouble({ attachment, error, onRetry }: Props) {
  const t = useTexts(texts)
  const { formatSize } = useFormats()
  const reason = reasonOf(error)
  if (reason === undefined) return <ErrorState error={error} {...(onRetry && { onRetry })} />
  const icons = { protected: IconLock, broken: IconFileAlert, none: IconFileOff }
  const Icon = icons[reason]
  return (
    <EmptyState
      icon={<Icon size={22} />}
      title={t(`preview_${reason}`)}
      hint={`${attachment.name} · ${formatSize(attachment.size)}`}
      action={
        <Button component="a" variant="default" href={attachmentUrl(attachment.id)} download={attachment.name}>
          {t('download')}
        </Button>
      }
    />
  )
}

/** @returns undefined when it is no fault of the file */
function reasonOf(error: unknown): 'protected' | 'broken' | 'none' | undefined {
  if (error === undefined) return 'none'
  if (isProblem(error)) {
    if (error.code === 'unreadable') return 'broken'
    return error.status === 404 ? 'none' : undefined
  }
  const refusal = error instanceof Error && 'refusal' in error ? error.refusal : undefined
  return refusal === 'protected' ? 'protected' : 'broken'
}
