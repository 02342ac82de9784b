import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconDownload,
  IconFileText,
  IconSwitchHorizontal,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { attachmentUrl } from '../../../api/attachments.ts'
import type { Attachment } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { texts } from '../texts.ts'
import { DocumentView } from './document-view.tsx'
import { FileSwitch } from './file-switch.tsx'
import { ImageView } from './image-view.tsx'
import { PdfView } from './pdf-view.tsx'
import { PreviewTrouble } from './preview-trouble.tsx'
import classes from './resume.module.css'

type Props = {
  readonly attachments: readonly Attachment[]
  readonly shown: Attachment | undefined
  readonly onShow: (attachment: Attachment) => void
  readonly isFull: boolean
  readonly onFull: (isFull: boolean) => void
  /** Puts the pane on the other side, where there are two. */
  readonly onSwap?: (() => void) | undefined
}

/** The resume, or another file of the application, to be looked at. */
export function ResumePane({ attachments, shown, onShow, isFull, onFull, onSwap }: Props) {
  const t = useTexts(texts)
  if (!shown) {
    return (
      <section className={classes['pane']} aria-label={t('resume')}>
        <EmptyState icon={<IconFileText size={22} />} title={t('noFiles')} hint={t('noFilesHint')} />
      </section>
    )
  }
  return (
    <section className={classes['pane']} aria-label={t('resume')} data-full={isFull || undefined}>
      <div className={classes['head']}>
        <FileSwitch attachments={attachments} shown={shown} onShow={onShow} />
        <div className={classes['tools']}>
          {onSwap && !isFull && (
            <Tool label={t('swapSides')}>
              <ActionIcon variant="subtle" color="gray" aria-label={t('swapSides')} onClick={onSwap}>
                <IconSwitchHorizontal size={16} />
              </ActionIcon>
            </Tool>
          )}
          <Tool label={t('download')}>
            <ActionIcon
              component="a"
              variant="subtle"
              color="gray"
              aria-label={t('downloadFile', { name: shown.name })}
              href={attachmentUrl(shown.id)}
              download={shown.name}
            >
              <IconDownload size={16} />
            </ActionIcon>
          </Tool>
          <Tool label={t(isFull ? 'leaveFull' : 'goFull')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(isFull ? 'leaveFull' : 'goFull')}
              aria-pressed={isFull}
              onClick={() => onFull(!isFull)}
            >
              {isFull ? <IconArrowsMinimize size={16} /> : <IconArrowsMaximize size={16} />}
            </ActionIcon>
          </Tool>
        </div>
      </div>
      <View attachment={shown} />
    </section>
  )
}

function Tool({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <Tooltip label={label}>{children}</Tooltip>
}

function View({ attachment }: { readonly attachment: Attachment }) {
  switch (attachment.preview) {
    case 'pdf':
      return <PdfView attachment={attachment} />
    case 'image':
      return <ImageView attachment={attachment} />
    case 'document':
      return <DocumentView attachment={attachment} />
    case null:
      return <PreviewTrouble attachment={attachment} />
  }
}
