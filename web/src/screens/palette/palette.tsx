import { Loader, Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { takeTyped } from '../../keys/typed-ahead.ts'
import { EntryLine } from './entry-line.tsx'
import classes from './palette.module.css'
import { texts } from './texts.ts'
import { type Entry, useEntries } from './use-entries.ts'

/** Finds anything: people, jobs, screens, and what can be done where one is. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const navigate = useNavigate()
  const listId = useId()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { groups, isSearching } = useEntries(words)
  const entries = groups.flatMap((group) => group.entries)
  const active = Math.min(chosen, entries.length - 1)
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, group) => sum + group.entries.length, 0))
  const idOf = (index: number) => `${listId}-${index}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, words])

  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    // Once the dialog has given the focus back, so that an action may take it.
    setTimeout(entry.run)
  }
  const seeAll = () => {
    if (words.trim() === '') return
    onClose()
    void navigate({ to: '/search', search: { q: words.trim() } })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const last = entries.length - 1
    const moves: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(active + 8, last),
      PageUp: Math.max(active - 8, 0),
    }
    const next = moves[event.key]
    if (next !== undefined) setChosen(next)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) seeAll()
    else if (event.key === 'Enter') run(entries[active])
    else return
    event.preventDefault()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={620}
      padding={0}
      attributes={{ content: { 'aria-label': t('title') } }}
      classNames={{ content: classes['dialog'] ?? '', body: classes['body'] ?? '' }}
    >
      <div className={classes['head']}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          className={classes['input']}
          type="text"
          role="combobox"
          aria-label={t('title')}
          aria-expanded={entries.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? idOf(active) : undefined}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={words}
          onFocus={() => {
            const typed = takeTyped()
            setWords((before) => before + typed)
          }}
          onChange={({ currentTarget }) => {
            setWords(currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
        {isSearching && <Loader size={16} aria-label={tc('loading')} />}
      </div>
      <div ref={list} id={listId} className={classes['list']} role="listbox" aria-label={t('results')}>
        {groups.map((group, at) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={classes['group']} aria-hidden="true">
              {group.name}
            </div>
            {group.entries.map((entry, within) => {
              const place = (starts[at] ?? 0) + within
              return (
                <EntryLine
                  key={entry.key}
                  id={idOf(place)}
                  entry={entry}
                  isActive={place === active}
                  onPoint={() => setChosen(place)}
                  onRun={() => run(entry)}
                />
              )
            })}
          </div>
        ))}
      </div>
      {entries.length === 0 && <div className={classes['nothing']}>{t('nothing')}</div>}
      <div className="ll-hidden" role="status">
        {words !== '' && !isSearching && t('found', { count: entries.length })}
      </div>
    </Modal>
  )
}
