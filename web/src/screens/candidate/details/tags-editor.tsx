import { TagsInput } from '@mantine/core'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { useTags } from '../../../api/applications.ts'
import type { Application } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { TagList } from '../../../ui/badges.tsx'
import { texts } from '../texts.ts'
import type { Actions } from '../use-actions.ts'
import classes from './details.module.css'

type Props = {
  readonly application: Application
  readonly actions: Actions
  readonly inputRef: Ref<HTMLInputElement>
}

/** The tags; those that are used elsewhere are offered. */
export function TagsEditor({ application: { tags }, actions: { mayChange, setTags }, inputRef }: Props) {
  const t = useTexts(texts)
  const { data: known = [] } = useTags()
  const [search, setSearch] = useState('')
  if (!mayChange) return tags.length === 0 ? null : <TagList tags={tags} max={50} />
  const leave = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && search === '') event.currentTarget.blur()
  }
  return (
    <TagsInput
      ref={inputRef}
      className={classes['tags'] ?? ''}
      size="sm"
      variant="unstyled"
      aria-label={t('tags')}
      aria-keyshortcuts="t"
      placeholder={t('addTag')}
      value={[...tags]}
      onChange={setTags}
      searchValue={search}
      onSearchChange={setSearch}
      data={known.map(({ name }) => name)}
      maxDropdownHeight={220}
      acceptValueOnBlur={false}
      onKeyDown={leave}
    />
  )
}
