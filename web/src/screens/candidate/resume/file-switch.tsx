import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import type { Attachment } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './resume.module.css'

type Props = {
  readonly attachments: readonly Attachment[]
  readonly shown: Attachment
  readonly onShow: (attachment: Attachment) => void
}

/** The name of the file that is shown; with several it leads to the others. */
export function FileSwitch({ attachments, shown, onShow }: Props) {
  const t = useTexts(texts)
  const { formatSize } = useFormats()
  if (attachments.length < 2) {
    return (
      <span className={classes['file']}>
        <FileName attachment={shown} />
      </span>
    )
  }
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <UnstyledButton className={classes['file'] ?? ''} aria-label={t('switchFile', { name: shown.name })}>
          <FileName attachment={shown} />
          <IconSelector size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {attachments.map((attachment) => (
          <Menu.Item
            key={attachment.id}
            onClick={() => onShow(attachment)}
            rightSection={attachment.id === shown.id ? <IconCheck size={14} aria-hidden="true" /> : null}
            {...(attachment.id === shown.id && { 'aria-current': 'true' as const })}
          >
            <span className={classes['choice']}>
              <span className={classes['fileName']}>{attachment.name}</span>
              <span className={classes['kind']}>
                {t(`${attachment.kind}_kind`)} · {formatSize(attachment.size)}
              </span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function FileName({ attachment: { name, kind } }: { readonly attachment: Attachment }) {
  const t = useTexts(texts)
  return (
    <>
      <span className={classes['fileName']} title={name}>
        {name}
      </span>
      <span className={classes['kind']}>{t(`${kind}_kind`)}</span>
    </>
  )
}
