import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Application, ApplicationChange } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { FormMessage } from '../../../ui/form-message.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { ConflictNote } from './conflict-note.tsx'
import classes from './details.module.css'
import { useGuardedSave } from './use-guarded-save.ts'

type Fields = Record<string, string>
type Form<T extends Fields> = ReturnType<typeof useForm<T>>

type Props<T extends Fields> = {
  readonly application: Application
  /** The values of the form, taken from an application. */
  readonly read: (application: Application) => T
  /** The fields' names in the API. */
  readonly names: { readonly [K in keyof T]?: string }
  readonly toChange: (values: T, before: T) => ApplicationChange
  readonly label: (name: keyof T & string) => string
  readonly onDone: () => void
  readonly children: (form: Form<T>) => ReactNode
}

/** A form in the place of what it changes. It is saved against the version that was seen when it was opened. */
export function EditForm<T extends Fields>(props: Props<T>) {
  const { application, read, names, toChange, label, onDone, children } = props
  const tc = useTexts(common)
  const [base, setBase] = useState(application)
  const form = useForm<T>(read(base), names)
  const { save, isSaving, conflict, forgetConflict } = useGuardedSave(read)
  const box = useRef<HTMLFormElement>(null)
  const [refusals, setRefusals] = useState(0)
  useFormKeys(box, onDone)
  useEffect(() => {
    if (refusals > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])

  const send = async (values: T, seen: Application) => {
    try {
      if (await save(seen, toChange(values, read(seen)))) onDone()
    } catch (error) {
      form.refuse(error)
      setRefusals((count) => count + 1)
    }
  }
  return (
    <form ref={box} className={classes['form']} noValidate onSubmit={form.submit((values) => void send(values, base))}>
      <FormMessage>{form.message}</FormMessage>
      {conflict && (
        <ConflictNote
          mine={form.values}
          before={read(base)}
          theirs={read(conflict)}
          label={label}
          onKeepMine={() => {
            setBase(conflict)
            forgetConflict()
            void send(form.values, conflict)
          }}
          onTakeTheirs={() => {
            setBase(conflict)
            forgetConflict()
            form.reset(read(conflict))
          }}
        />
      )}
      {children(form)}
      <div className={classes['formEnd']}>
        <Button type="submit" loading={isSaving} disabled={conflict !== undefined}>
          {tc('save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {tc('cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Begins in the first field; Escape leaves, and Ctrl or ⌘ with Enter saves from wherever one is. */
function useFormKeys(box: { readonly current: HTMLFormElement | null }, onEscape: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onEscape()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) box.current?.requestSubmit()
  })
  useEffect(() => {
    const form = box.current
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    form?.addEventListener('keydown', listener)
    form?.querySelector<HTMLElement>('input, textarea')?.focus()
    return () => form?.removeEventListener('keydown', listener)
  }, [box])
}
