import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useErasePerson } from '../../../api/people.ts'
import type { Application } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { FormMessage } from '../../../ui/form-message.tsx'
import { useProblemText } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { texts } from '../texts.ts'
import classes from './details.module.css'

type Props = { readonly application: Application; readonly onClose: () => void; readonly onErased: () => void }

/** Erases somebody for good, once their name was typed. */
export function EraseDialog({ application, onClose, onErased }: Props) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const say = useProblemText()
  const [typed, setTyped] = useState('')
  const { mutate, isPending, error } = useErasePerson()
  const { personId, otherApplications } = application
  const name = application.name || tc('noName')
  const isSure = typed.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase()
  const erase = () =>
    mutate(personId, {
      onSuccess() {
        toast(t('erased', { name }))
        onClose()
        onErased()
      },
    })
  return (
    <Modal opened onClose={onClose} title={t('eraseTitle', { name })} closeButtonProps={{ 'aria-label': tc('close') }}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (isSure) erase()
        }}
      >
        <p className={classes['warning']}>{t('eraseHint', { count: otherApplications.length + 1 })}</p>
        <FormMessage>{error ? say(error) : undefined}</FormMessage>
        <TextInput
          label={t('eraseConfirm', { name })}
          value={typed}
          autoComplete="off"
          data-autofocus
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <div className={classes['formEnd']}>
          <Button type="submit" color="red.8" disabled={!isSure} loading={isPending}>
            {t('eraseNow')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {tc('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
