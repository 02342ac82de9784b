import { Button, Textarea } from '@mantine/core'
import { IconNotes } from '@tabler/icons-react'
import { type KeyboardEvent, type Ref, type SubmitEvent, useState } from 'react'
import { useAddNote } from '../../../api/notes.ts'
import { useMay } from '../../../api/session.ts'
import type { Application, Id } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { EmptyState, useProblemText } from '../../../ui/states.tsx'
import { texts } from '../texts.ts'
import { NoteItem } from './note-item.tsx'
import classes from './notes.module.css'

/** What was begun and not sent, so that leafing on loses nothing. */
const drafts = new Map<Id, string>()

type Props = { readonly application: Application; readonly noteRef: Ref<HTMLTextAreaElement> }

/** Notes, newest first, below the field for the next one. */
export function Notes({ application: { id, notes }, noteRef }: Props) {
  const t = useTexts(texts)
  const mayWrite = useMay('notes.create')
  const newestFirst = notes.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <div className={classes['notes']}>
      {mayWrite && <Composer id={id} noteRef={noteRef} />}
      {notes.length === 0 && <EmptyState icon={<IconNotes size={22} />} title={t('noNotes')} hint={t('noNotesHint')} />}
      <ul className={classes['list']} aria-label={t('notes')}>
        {newestFirst.map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ul>
    </div>
  )
}

function Composer({ id, noteRef }: { readonly id: Id; readonly noteRef: Ref<HTMLTextAreaElement> }) {
  const t = useTexts(texts)
  const say = useProblemText()
  const [text, setText] = useState(() => drafts.get(id) ?? '')
  const { mutate, isPending, error } = useAddNote(id)
  const write = (next: string) => {
    drafts.set(id, next)
    setText(next)
  }
  const send = () => {
    if (text.trim() === '' || isPending) return
    mutate(text.trim(), { onSuccess: () => write('') })
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    if (event.key === 'Escape') event.currentTarget.blur()
  }
  return (
    <form className={classes['composer']} onSubmit={submit}>
      <Textarea
        ref={noteRef}
        aria-label={t('writeNote')}
        placeholder={t('notePlaceholder')}
        autosize
        minRows={3}
        maxRows={14}
        value={text}
        error={error ? say(error) : undefined}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes['send']}>
        <KeyHint keys="mod+enter" />
        <Button type="submit" size="compact-md" loading={isPending} disabled={text.trim() === ''}>
          {t('addNote')}
        </Button>
      </div>
    </form>
  )
}
