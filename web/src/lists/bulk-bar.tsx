import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconArrowRight,
  IconCornerDownRight,
  IconDots,
  IconDownload,
  IconTag,
  IconX,
} from '@tabler/icons-react'
import { exportUrl } from '../api/applications.ts'
import type { ApplicationQuery, Status } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './bulk-bar.module.css'
import { texts } from './texts.ts'
import { MOST } from './use-actions.ts'
import type { ListControl } from './use-list-control.ts'
import type { Selection } from './use-selection.ts'

const STATUSES: readonly Status[] = ['in_progress', 'on_hold', 'awaiting_decision', 'rejected', 'withdrawn', 'hired']

type Props = {
  readonly selection: Selection
  readonly control: ListControl
  /** How many the list has, loaded or not. */
  readonly total: number | null
  /** The list, where all that fit can be meant. */
  readonly query?: ApplicationQuery
}

/** What can be done to what is selected. */
export function BulkBar({ selection, control, total, query }: Props) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const { actions, withTargets } = control
  const count = selection.items.length
  if (count === 0) return null

  const all = total ?? count
  const isCapped = selection.isAll && all > MOST
  const said = !selection.isAll
    ? t('selected', { count })
    : isCapped
      ? t('allSelectedCapped', { count: all, most: MOST })
      : t('allSelected', { count: all })
  const href = exportUrl(selection.isAll && query ? query : { ids: selection.items.map(({ id }) => id) })
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('selection')}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('clearSelection')} onClick={selection.clear}>
        <IconX size={16} />
      </ActionIcon>
      <span className={classes['count']} role="status">
        {said}
      </span>
      {query && !selection.isAll && all > count && (
        <Button size="compact-sm" variant="subtle" onClick={selection.selectAll}>
          {t('selectAllThatFit', { count: all })}
        </Button>
      )}
      <span className={classes['rule']} />
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes['action'] ?? ''}
        aria-label={t('move')}
        leftSection={<IconArrowRight size={15} />}
        onClick={() => control.openMove()}
      >
        {t('move')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes['action'] ?? ''}
        aria-label={t('tag')}
        leftSection={<IconTag size={15} />}
        onClick={() => control.openTags()}
      >
        {t('tag')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes['action'] ?? ''}
        aria-label={t('archive')}
        leftSection={<IconArchive size={15} />}
        onClick={() => withTargets(actions.archive)}
      >
        {t('archive')}
      </Button>
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('more')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCornerDownRight size={15} />}
            onClick={() => withTargets((items) => actions.moveBy(items, 1))}
          >
            {t('forward')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconX size={15} />}
            onClick={() => withTargets((items) => actions.moveToKind(items, 'refused'))}
          >
            {t('refuse')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArchiveOff size={15} />} onClick={() => withTargets(actions.unarchive)}>
            {t('unarchive')}
          </Menu.Item>
          <Menu.Item component="a" href={href} download leftSection={<IconDownload size={15} />}>
            {t('exportCsv')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('status')}</Menu.Label>
          {STATUSES.map((status) => (
            <Menu.Item key={status} onClick={() => withTargets((items) => actions.setStatus(items, status))}>
              {words(`status_${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
