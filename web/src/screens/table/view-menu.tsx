import { Button, Menu } from '@mantine/core'
import {
  IconBookmark,
  IconChevronDown,
  IconDeviceFloppy,
  IconPencil,
  IconRestore,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import type { View } from '../../api/types.ts'
import { useAddView, useChangeView, useDeleteView } from '../../api/views.ts'
import type { ListSearch } from '../../filters/search-params.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useProblemText } from '../../ui/states.tsx'
import { toast, toastError } from '../../ui/toasts.tsx'
import classes from './table.module.css'
import { texts } from './texts.ts'
import { definitionOf, searchOf, useCurrentView } from './use-current-view.ts'
import { ViewDialog } from './view-dialog.tsx'

/** The saved views: to look at one, to save what is looked at, to change what was saved. */
export function ViewMenu({ search }: { readonly search: ListSearch }) {
  const t = useTexts(texts)
  const say = useProblemText()
  const navigate = useNavigate()
  const { user } = useSession()
  const { views, view, isChanged } = useCurrentView(search)
  const [dialog, setDialog] = useState<'new' | 'rename'>()
  const add = useAddView()
  const change = useChangeView()
  const remove = useDeleteView()

  const go = (next: ListSearch) => void navigate({ to: '/candidates', search: next })
  const mine = views.filter(({ isMine }) => isMine)
  const others = views.filter(({ isMine }) => !isMine)
  const mayChange = view !== undefined && (view.isMine || (view.isShared && user.role === 'admin'))
  const onError = (error: unknown) => toastError(say(error))
  const saved = ({ name }: View) => toast(t('viewSaved', { name }))

  const save = (name: string, isShared: boolean) => {
    const onSuccess = (next: View) => {
      setDialog(undefined)
      saved(next)
      if (dialog === 'new') go(searchOf(next))
    }
    if (dialog === 'rename' && view) change.mutate({ id: view.id, change: { name, isShared } }, { onSuccess })
    else add.mutate({ name, isShared, definition: definitionOf(search) }, { onSuccess })
  }
  const saving = dialog === 'rename' ? change : add
  const error =
    saving.error && (isProblem(saving.error) ? (saving.error.byField['name'] ?? say(saving.error)) : say(saving.error))
  const itemOf = (one: View) => (
    <Menu.Item
      key={one.id}
      aria-current={one.id === view?.id || undefined}
      onClick={() => go(searchOf(one))}
      rightSection={one.id === view?.id ? '✓' : undefined}
    >
      {one.name} {!one.isMine && <span className={classes['soft']}>{t('sharedBy', { name: one.owner.name })}</span>}
    </Menu.Item>
  )
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconBookmark size={15} />}
            rightSection={<IconChevronDown size={14} />}
            aria-label={`${t('views')}: ${view?.name ?? t('allCandidates')}`}
          >
            {view?.name ?? t('allCandidates')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="60dvh" className={classes['menu']}>
          <Menu.Item aria-current={view === undefined || undefined} onClick={() => go({})}>
            {t('allCandidates')}
          </Menu.Item>
          {mine.length > 0 && <Menu.Label>{t('mine')}</Menu.Label>}
          {mine.map(itemOf)}
          {others.length > 0 && <Menu.Label>{t('shared')}</Menu.Label>}
          {others.map(itemOf)}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconDeviceFloppy size={15} />}
            onClick={() => {
              add.reset()
              setDialog('new')
            }}
          >
            {t('saveAs')}
          </Menu.Item>
          {mayChange && view && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={15} />}
                onClick={() => {
                  change.reset()
                  setDialog('rename')
                }}
              >
                {t('renameView')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconUsers size={15} />}
                onClick={() =>
                  change.mutate({ id: view.id, change: { isShared: !view.isShared } }, { onSuccess: saved, onError })
                }
              >
                {t(view.isShared ? 'unshareView' : 'shareView')}
              </Menu.Item>
              <Menu.Item
                color="red.8"
                leftSection={<IconTrash size={15} />}
                onClick={() =>
                  remove.mutate(view.id, {
                    onSuccess: () => {
                      toast(t('viewDeleted', { name: view.name }))
                      go({ ...search, view: undefined })
                    },
                    onError,
                  })
                }
              >
                {t('deleteView')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {view && isChanged && (
        <span className={classes['changed']} role="status">
          <span className={classes['soft']}>{t('changed')}</span>
          {mayChange && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconDeviceFloppy size={15} />}
              loading={change.isPending}
              onClick={() =>
                change.mutate(
                  { id: view.id, change: { definition: definitionOf(search) } },
                  { onSuccess: saved, onError },
                )
              }
            >
              {t('saveView')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconRestore size={15} />}
            onClick={() => go(searchOf(view))}
          >
            {t('resetView')}
          </Button>
        </span>
      )}
      {dialog && (
        <ViewDialog
          title={dialog === 'new' ? t('newView') : t('renameView')}
          name={dialog === 'rename' && view ? view.name : ''}
          isShared={dialog === 'rename' && view ? view.isShared : false}
          error={error ?? undefined}
          isSaving={saving.isPending}
          onSave={save}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}
