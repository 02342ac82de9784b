import { Tabs } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import type { Application, Attachment } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './candidate.module.css'
import { Details } from './details/details.tsx'
import { History } from './history/history.tsx'
import { Notes } from './notes/notes.tsx'
import { texts } from './texts.ts'
import type { Actions } from './use-actions.ts'

export type TabName = 'resume' | 'details' | 'notes' | 'history'
const isTab = (value: string | null): value is TabName => value !== null

type Props = {
  readonly application: Application
  readonly actions: Actions
  readonly tab: TabName
  readonly onTab: (tab: TabName) => void
  readonly onShow: (attachment: Attachment) => void
  /** The resume, where it has no pane of its own. */
  readonly resume: ReactNode | undefined
  readonly noteRef: Ref<HTMLTextAreaElement>
  readonly tagsRef: Ref<HTMLInputElement>
}

export function Sections({ application, actions, tab, onTab, onShow, resume, noteRef, tagsRef }: Props) {
  const t = useTexts(texts)
  const { id, notes } = application
  return (
    <Tabs
      className={classes['tabs'] ?? ''}
      value={tab}
      onChange={(value) => isTab(value) && onTab(value)}
      keepMounted={false}
      activateTabWithKeyboard
    >
      <Tabs.List className={classes['tabList'] ?? ''} aria-label={t('parts')}>
        {resume !== undefined && <Tabs.Tab value="resume">{t('resume')}</Tabs.Tab>}
        <Tabs.Tab value="details">{t('details')}</Tabs.Tab>
        <Tabs.Tab value="notes">
          {t('notes')}
          {notes.length > 0 && <span className={classes['tabCount']}>{notes.length}</span>}
        </Tabs.Tab>
        <Tabs.Tab value="history">{t('history')}</Tabs.Tab>
      </Tabs.List>
      {resume !== undefined && (
        <Tabs.Panel value="resume" className={classes['filled'] ?? ''}>
          {resume}
        </Tabs.Panel>
      )}
      <Tabs.Panel value="details" className={classes['panel'] ?? ''}>
        <Details key={id} application={application} actions={actions} onShow={onShow} tagsRef={tagsRef} />
      </Tabs.Panel>
      <Tabs.Panel value="notes" className={classes['panel'] ?? ''}>
        <Notes key={id} application={application} noteRef={noteRef} />
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes['panel'] ?? ''}>
        <History key={id} application={application} stages={actions.stages ?? []} />
      </Tabs.Panel>
    </Tabs>
  )
}
