import { ActionIcon, FileButton, NativeSelect, Tooltip } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { attachmentUrl, useDetach } from '../../../api/attachments.ts'
import type { Application, Attachment } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { useProblemText } from '../../../ui/states.tsx'
import { toast, toastError } from '../../../ui/toasts.tsx'
import { texts } from '../texts.ts'
import classes from './details.module.css'
import { Section } from './section.tsx'
import { FILE_KINDS, type FileKind, isFileKind, useUpload } from './use-upload.ts'

type Props = {
  readonly application: Application
  readonly mayChange: boolean
  readonly onShow: (attachment: Attachment) => void
}

/** The files of an application, with a way to add some. */
export function Files({ application: { id, attachments }, mayChange, onShow }: Props) {
  const t = useTexts(texts)
  const [kind, setKind] = useState<FileKind>('resume')
  const { upload, isUploading } = useUpload(id)
  return (
    <Section
      title={t('files')}
      action={
        mayChange && (
          <div className={classes['adding']}>
            <NativeSelect
              size="xs"
              aria-label={t('fileKind')}
              value={kind}
              onChange={({ currentTarget: { value } }) => isFileKind(value) && setKind(value)}
              data={FILE_KINDS.map((value) => ({ value, label: t(`${value}_kind`) }))}
            />
            <FileButton multiple onChange={(files) => void upload(files, kind)}>
              {(props) => (
                <button {...props} type="button" className={classes['textButton']} disabled={isUploading}>
                  {t(isUploading ? 'uploading' : 'addFile')}
                </button>
              )}
            </FileButton>
          </div>
        )
      }
    >
      {attachments.length === 0 && <p className={classes['nothing']}>{t(mayChange ? 'dropHint' : 'noFiles')}</p>}
      <ul className={classes['files']}>
        {attachments.toReversed().map((attachment) => (
          <FileRow
            key={attachment.id}
            applicationId={id}
            attachment={attachment}
            mayChange={mayChange}
            onShow={() => onShow(attachment)}
          />
        ))}
      </ul>
    </Section>
  )
}

type RowProps = {
  readonly applicationId: Application['id']
  readonly attachment: Attachment
  readonly mayChange: boolean
  readonly onShow: () => void
}

function FileRow({ applicationId, attachment, mayChange, onShow }: RowProps) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const say = useProblemText()
  const { formatSize, formatDay } = useFormats()
  const { mutate: detach, isPending } = useDetach(applicationId)
  const { id, name, kind, size, createdAt, isCurrent } = attachment
  const remove = () =>
    detach(id, {
      onSuccess: () => toast(t('fileRemoved', { name })),
      onError: (error) => toastError(say(error)),
    })
  return (
    <li className={classes['file']}>
      <button type="button" className={classes['fileName']} onClick={onShow} title={name}>
        {name}
      </button>
      <span className={classes['fileFacts']}>
        {t(`${kind}_kind`)} · {formatSize(size)} · {formatDay(createdAt)}
        {!isCurrent && kind !== 'other' && ` · ${t('older')}`}
      </span>
      <span className={classes['fileTools']}>
        <Tooltip label={t('download')}>
          <ActionIcon
            component="a"
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('downloadFile', { name })}
            href={attachmentUrl(id)}
            download={name}
          >
            <IconDownload size={14} />
          </ActionIcon>
        </Tooltip>
        {mayChange && (
          <ConfirmButton
            size="compact-xs"
            variant="subtle"
            aria-label={t('removeFile', { name })}
            loading={isPending}
            question={tc('sure')}
            onConfirm={remove}
          >
            <IconTrash size={14} aria-hidden="true" />
          </ConfirmButton>
        )}
      </span>
    </li>
  )
}
