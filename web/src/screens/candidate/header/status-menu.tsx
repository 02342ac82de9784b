import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { Application, Status } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import type { Actions } from '../use-actions.ts'
import classes from './header.module.css'

const STATUSES: readonly Status[] = ['in_progress', 'on_hold', 'awaiting_decision', 'rejected', 'withdrawn', 'hired']

type Props = {
  readonly application: Application
  readonly actions: Actions
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** How it stands with the candidate, apart from the stage. */
export function StatusMenu({ application: { status }, actions: { mayChange, setStatus }, isOpen, onOpen }: Props) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const label = tc(`status_${status}`)
  if (!mayChange) return <span className={classes['status']}>{label}</span>
  return (
    <Menu opened={isOpen} onChange={onOpen} position="bottom-end">
      <Menu.Target>
        <Button
          className={classes['statusButton'] ?? ''}
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t('statusIs', { status: label })}
          aria-keyshortcuts="s"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STATUSES.map((one) => (
          <Menu.Item
            key={one}
            rightSection={one === status ? <IconCheck size={14} aria-hidden="true" /> : null}
            {...(one === status && { 'aria-current': 'true' as const })}
            onClick={() => setStatus(one)}
          >
            {tc(`status_${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
