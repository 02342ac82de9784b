import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './details.module.css'

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes['facts']}>{children}</dl>
}

type Props = {
  readonly label: string
  /** Nothing is shown for what was not sent. */
  readonly value: string | null | undefined
  /** Instead of the plain value. */
  readonly children?: ReactNode
  readonly copies?: boolean
}

/** One detail, by its name. */
export function Fact({ label, value, children, copies = false }: Props) {
  if (value === null || value === undefined || value === '') return null
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>
        <span className={classes['value']}>{children ?? value}</span>
        {copies && <Copy label={label} value={value} />}
      </dd>
    </div>
  )
}

function Copy({ label, value }: { readonly label: string; readonly value: string }) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <ActionIcon
          className={classes['copy'] ?? ''}
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={copied ? tc('copied') : t('copyWhat', { what: label })}
          onClick={copy}
        >
          {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}

/** An address that a stranger sent: followed only where it leads to the web, and never told where one came from. */
export function OutLink({ url, children }: { readonly url: string; readonly children?: ReactNode }) {
  const href = /^https?:\/\//i.test(url) ? url : undefined
  if (href === undefined) return <>{children ?? url}</>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children ?? href.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  )
}
