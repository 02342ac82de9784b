import { Button, Modal, TextInput } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTags } from '../api/applications.ts'
import type { ApplicationSummary } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './dialogs.module.css'
import { texts } from './texts.ts'
import type { Actions } from './use-actions.ts'

type Props = {
  readonly items: readonly ApplicationSummary[]
  readonly actions: Actions
  readonly onClose: () => void
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Which tags one or many have. What is on some only stays so unless it is pressed. */
export function TagDialog({ items, actions, onClose }: Props) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const id = useId()
  const { data: known = [] } = useTags()
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [active, setActive] = useState(0)

  const countOf = (tag: string) => items.filter(({ tags }) => tags.includes(tag)).length
  const stateOf = (tag: string): 'all' | 'some' | 'none' => {
    const choice = wanted.get(tag)
    if (choice !== undefined) return choice ? 'all' : 'none'
    const count = countOf(tag)
    return count === 0 ? 'none' : count === items.length ? 'all' : 'some'
  }
  const own = [...new Set(items.flatMap(({ tags }) => tags))]
  const all = [...new Set([...wanted.keys(), ...own, ...known.map(({ name }) => name)])]
  const typed = text.trim()
  const found = all.filter((tag) => fold(tag).includes(fold(typed))).slice(0, 100)
  const isNew = typed !== '' && !all.includes(typed)
  const options = isNew ? [...found, typed] : found
  const current = Math.min(active, options.length - 1)

  const toggle = (tag: string) => {
    setWanted(new Map([...wanted, [tag, stateOf(tag) !== 'all']]))
    if (tag === typed) setText('')
  }
  const save = () => {
    const add = [...wanted].filter(([tag, on]) => on && countOf(tag) < items.length).map(([tag]) => tag)
    const remove = [...wanted].filter(([tag, on]) => !on && countOf(tag) > 0).map(([tag]) => tag)
    onClose()
    if (add.length + remove.length > 0) actions.tag(items, { add, remove })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive((current + step + options.length) % Math.max(1, options.length))
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const option = options[current]
    if (event.ctrlKey || event.metaKey || (typed === '' && wanted.size > 0 && active === 0)) save()
    else if (option !== undefined) toggle(option)
  }
  const [first] = items
  const name = items.length === 1 && first ? first.name || words('noName') : t('several', { count: items.length })
  return (
    <Modal opened onClose={onClose} title={t('tagTitle', { name })} size="sm" returnFocus={false}>
      <TextInput
        data-autofocus
        value={text}
        placeholder={t('tagInput')}
        aria-label={t('tagInput')}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-options`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-options`}
        className={classes['options']}
        role="listbox"
        aria-multiselectable="true"
        aria-label={t('tagTitle', { name })}
        tabIndex={-1}
      >
        {options.map((tag, index) => {
          const state = stateOf(tag)
          const isAddition = isNew && tag === typed
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input above hears the keys
            <div
              key={tag}
              id={`${id}-${index}`}
              className={classes['choice']}
              role="option"
              tabIndex={-1}
              aria-selected={state === 'all'}
              data-active={index === current || undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => toggle(tag)}
            >
              <span className={classes['mark']} data-state={state} aria-hidden="true">
                {state === 'all' && <IconCheck size={12} stroke={3} />}
                {state === 'some' && <IconMinus size={12} stroke={3} />}
              </span>
              <span className={classes['label']}>{isAddition ? t('tagAdd', { tag }) : tag}</span>
              <span className={classes['end']}>
                {state === 'some' ? t('tagSome') : known.find((one) => one.name === tag)?.count}
              </span>
            </div>
          )
        })}
        {options.length === 0 && <p className={classes['hint']}>{t('tagNone')}</p>}
      </div>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {words('cancel')}
        </Button>
        <Button onClick={save} disabled={wanted.size === 0}>
          {words('save')}
        </Button>
      </div>
    </Modal>
  )
}
