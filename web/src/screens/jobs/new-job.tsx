import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAddJob } from '../../api/jobs.ts'
import { isProblem } from '../../api/problem.ts'
import type { Id } from '../../api/types.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { fieldSentencesOf, problemTexts } from '../../ui/problem-texts.ts'
import { useProblemText } from '../../ui/states.tsx'
import { DepartmentSelect, OfficesSelect } from '../job-editor/places.tsx'
import classes from './jobs.module.css'
import { texts } from './texts.ts'

/** Asks for the least that a job needs; the rest is said on its own page. */
export function NewJob({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const c = useTexts(common)
  const words = useTexts(problemTexts)
  const say = useProblemText()
  const navigate = useNavigate()
  const { mutate, error, isPending } = useAddJob()
  const [name, setName] = useState('')
  const [departmentId, setDepartment] = useState<Id | null>(null)
  const [officeIds, setOffices] = useState<Id[]>([])
  const wrong = isProblem(error) ? fieldSentencesOf(error, words) : {}

  function submit(event: FormEvent) {
    event.preventDefault()
    const body = { name, ...(departmentId && { departmentId }), ...(officeIds.length > 0 && { officeIds }) }
    mutate(body, { onSuccess: ({ id }) => void navigate({ to: '/jobs/$jobId/edit', params: { jobId: id } }) })
  }
  return (
    <Modal opened onClose={onClose} title={t('newJob')} closeButtonProps={{ 'aria-label': c('close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            required
            label={t('name')}
            placeholder={t('namePlaceholder')}
            maxLength={255}
            value={name}
            error={wrong['name']}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <DepartmentSelect value={departmentId} onChange={setDepartment} error={wrong['departmentId']} />
          <OfficesSelect value={officeIds} onChange={setOffices} error={wrong['officeIds']} />
          <Text size="sm" c="dimmed">
            {t('createHint')}
          </Text>
          {error && Object.keys(wrong).length === 0 && (
            <Text size="sm" c="var(--ll-danger)" role="alert">
              {say(error)}
            </Text>
          )}
          <div className={classes['buttons']}>
            <Button variant="default" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
              {t('create')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}
