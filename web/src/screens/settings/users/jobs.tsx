import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { User } from '../../../api/types.ts'
import { useChangeUser } from '../../../api/users.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { FormMessage } from '../../../ui/form-message.tsx'
import { useProblemText } from '../../../ui/states.tsx'
import section from '../section.module.css'
import { JobPicker } from './job-picker.tsx'
import { texts } from './texts.ts'

export function UserJobs({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const say = useProblemText()
  const change = useChangeUser()
  const [jobIds, setJobIds] = useState(user.jobIds)
  const save = () => change.mutate({ id: user.id, change: { jobIds } }, { onSuccess: onClose })
  return (
    <Modal opened onClose={onClose} title={t('jobsOf', { name: user.name })}>
      <div className={section['form']}>
        <FormMessage>{change.error ? say(change.error) : undefined}</FormMessage>
        <JobPicker value={jobIds} onChange={setJobIds} />
        <Button onClick={save} loading={change.isPending}>
          {words('save')}
        </Button>
      </div>
    </Modal>
  )
}
