import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { previewCheckQuery, previewUrl } from '../../../api/attachments.ts'
import type { Attachment } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { PreviewTrouble } from './preview-trouble.tsx'
import classes from './resume.module.css'

/**
 * A document as the page that the server made of it, in a frame that may nothing: no scripts, no forms, no links of the page
 * around it, an origin of its own.
 */
export function DocumentView({ attachment }: { readonly attachment: Attachment }) {
  const t = useTexts(common)
  const { error, isPending, refetch } = useQuery(previewCheckQuery(attachment.id))
  const frame = useRef<HTMLIFrameElement>(null)
  if (error) return <PreviewTrouble attachment={attachment} error={error} onRetry={() => void refetch()} />
  if (isPending) {
    return (
      <div className={classes['opening']} role="status" aria-label={t('loading')}>
        <Skeleton height="100%" radius="sm" />
      </div>
    )
  }
  // Keys that are pressed in the frame never reach this page, so it gives the focus back when the pointer leaves.
  const giveBack = () => {
    if (document.activeElement === frame.current) frame.current?.blur()
  }
  return (
    <div className={classes['frame']} onPointerLeave={giveBack}>
      <iframe
        ref={frame}
        title={attachment.name}
        src={previewUrl(attachment.id)}
        sandbox=""
        referrerPolicy="no-referrer"
      />
    </div>
  )
}
