import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { texts } from './texts.ts'

type Props = {
  readonly title: string
  readonly name: string
  readonly isShared: boolean
  /** What the server says is wrong with it. */
  readonly error?: string
  readonly isSaving: boolean
  readonly onSave: (name: string, isShared: boolean) => void
  readonly onClose: () => void
}

/** How a view is called, and who may use it. */
export function ViewDialog({ title, name: first, isShared: wasShared, error, isSaving, onSave, onClose }: Props) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const [name, setName] = useState(first)
  const [isShared, setShared] = useState(wasShared)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSave(name.trim(), isShared)
  }
  return (
    <Modal opened onClose={onClose} title={title} size="sm">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            data-autofocus
            required
            maxLength={200}
            label={t('viewName')}
            value={name}
            error={error}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Switch
            label={t('viewShared')}
            checked={isShared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={isSaving} disabled={name.trim() === ''}>
              {words('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
