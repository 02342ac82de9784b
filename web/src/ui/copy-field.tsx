import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './copy-field.module.css'

type Props = { readonly label: string; readonly value: string; readonly description?: string }

/** Something to be taken elsewhere: it is shown, and copied with one press. */
export function CopyField({ label, value, description }: Props) {
  const t = useTexts(common)
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <TextInput
          label={label}
          description={description}
          value={value}
          readOnly
          classNames={{ input: classes['input'] ?? '' }}
          onFocus={({ currentTarget }) => currentTarget.select()}
          rightSection={
            <Tooltip label={t(copied ? 'copied' : 'copy')}>
              <ActionIcon
                variant="subtle"
                color={copied ? 'green' : 'gray'}
                aria-label={`${t(copied ? 'copied' : 'copy')}: ${label}`}
                onClick={copy}
              >
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          }
        />
      )}
    </CopyButton>
  )
}
