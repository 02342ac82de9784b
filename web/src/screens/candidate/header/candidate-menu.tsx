import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconArrowRight,
  IconBan,
  IconDotsVertical,
  IconLayoutKanban,
  IconLink,
  IconTrash,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMay } from '../../../api/session.ts'
import type { Application } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { toast } from '../../../ui/toasts.tsx'
import { texts } from '../texts.ts'
import type { Actions } from '../use-actions.ts'
import classes from './header.module.css'

type Props = { readonly application: Application; readonly actions: Actions; readonly onErase: () => void }

/** What is done with a candidate less often. */
export function CandidateMenu({ application: { id, job, archived }, actions, onErase }: Props) {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const mayErase = useMay('persons.erase')
  const { mayChange, next, refusal, moveTo, setArchived } = actions
  const copyLink = () => {
    void navigator.clipboard.writeText(new URL(`/app/candidates/${id}`, location.href).href)
    toast(t('linkCopied'))
  }
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('more')}>
          <IconDotsVertical size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayChange && (
          <>
            <Menu.Item
              className={classes['narrowOnly'] ?? ''}
              leftSection={<IconArrowRight size={15} />}
              disabled={next === undefined}
              onClick={() => moveTo(next)}
            >
              {t('nextStage')}
            </Menu.Item>
            <Menu.Item
              className={classes['narrowOnly'] ?? ''}
              leftSection={<IconBan size={15} />}
              disabled={refusal === undefined}
              onClick={() => moveTo(refusal)}
            >
              {t('refuse')}
            </Menu.Item>
            <Menu.Item
              leftSection={archived ? <IconArchiveOff size={15} /> : <IconArchive size={15} />}
              onClick={() => setArchived(!archived)}
            >
              {t(archived ? 'unarchive' : 'archive')}
            </Menu.Item>
          </>
        )}
        <Menu.Item
          leftSection={<IconLayoutKanban size={15} />}
          onClick={() => void navigate({ to: '/jobs/$jobId/board', params: { jobId: job.id } })}
        >
          {t('openBoard')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={15} />} onClick={copyLink}>
          {t('copyLink')}
        </Menu.Item>
        {mayErase && (
          <>
            <Menu.Divider />
            <Menu.Item color="red.8" leftSection={<IconTrash size={15} />} onClick={onErase}>
              {t('erase')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
