import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { useShortcut } from '../keys/use-shortcut.ts'
import classes from './filter-bar.module.css'
import { texts } from './texts.ts'

/** How long nothing must be typed before the list is asked for, in milliseconds. */
const PAUSE = 250

/** The words that a list is narrowed by; they go into the address once one stops typing. */
export function WordsInput({ value, onChange }: { readonly value: string; readonly onChange: (q: string) => void }) {
  const t = useTexts(texts)
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    // Somebody else changed it: a view was chosen, or the filters were cleared.
    if (value !== text.trim()) setText(value)
    setTold(value)
  }
  const tell = useDebouncedCallback((next: string) => onChange(next.trim()), PAUSE)
  useShortcut({ keys: 'f', description: t('keyFilter'), scope: t('scope'), run: () => input.current?.focus() })
  return (
    <TextInput
      ref={input}
      className={classes['words'] ?? ''}
      size="xs"
      type="search"
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      placeholder={t('words')}
      aria-label={t('words')}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        tell(currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') input.current?.blur()
      }}
    />
  )
}
