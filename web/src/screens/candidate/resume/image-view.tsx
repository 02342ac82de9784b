import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { bytesQuery } from '../../../api/attachments.ts'
import type { Attachment } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { PreviewTrouble } from './preview-trouble.tsx'
import classes from './resume.module.css'

/** A picture. In an `<img>` nothing that it may hold is run. */
export function ImageView({ attachment }: { readonly attachment: Attachment }) {
  const t = useTexts(common)
  const { data: blob, error, refetch } = useQuery(bytesQuery(attachment.id))
  const [brokenId, setBrokenId] = useState<string>()
  const url = useMemo(() => blob && URL.createObjectURL(blob), [blob])
  useEffect(() => {
    if (url !== undefined) return () => URL.revokeObjectURL(url)
  }, [url])
  if (brokenId === attachment.id) return <PreviewTrouble attachment={attachment} error={new Error('broken')} />
  if (error) return <PreviewTrouble attachment={attachment} error={error} onRetry={() => void refetch()} />
  if (url === undefined) {
    return (
      <div className={classes['opening']} role="status" aria-label={t('loading')}>
        <Skeleton height="60%" radius="sm" />
      </div>
    )
  }
  return (
    <div className={classes['picture']}>
      <img src={url} alt={attachment.name} onError={() => setBrokenId(attachment.id)} />
    </div>
  )
}
