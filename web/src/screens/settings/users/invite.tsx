import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import type { Id, Role } from '../../../api/types.ts'
import { useInvite } from '../../../api/users.ts'
import { common } from '../../../i18n/common.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { FormMessage } from '../../../ui/form-message.tsx'
import { useForm } from '../../../ui/use-form.ts'
import section from '../section.module.css'
import { JobPicker } from './job-picker.tsx'
import { OneTimeLink } from './one-time-link.tsx'
import { ROLES } from './roles.ts'
import { texts } from './texts.ts'

/** Makes an invitation, and shows its link this once. */
export function Invite({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const { formatDay } = useFormats()
  const invite = useInvite()
  const form = useForm({ email: '', role: 'recruiter' as Role, jobIds: [] as Id[] })
  const { role, jobIds } = form.values

  const send = ({ email, role, jobIds }: typeof form.values) =>
    invite.mutate({ email, role, ...(role === 'hiring_manager' && { jobIds }) }, { onError: form.refuse })

  if (invite.data) {
    const { url, email, expiresAt } = invite.data
    const hint = t('linkHint', { email, day: formatDay(expiresAt) })
    return <OneTimeLink title={t('linkTitle')} hint={hint} url={url} onClose={onClose} />
  }
  return (
    <Modal opened onClose={onClose} title={t('inviteTitle')}>
      <form className={section['form']} onSubmit={form.submit(send)}>
        <FormMessage>{form.message}</FormMessage>
        <TextInput {...form.text('email')} label={t('email')} type="email" autoComplete="off" required data-autofocus />
        <NativeSelect
          label={t('roleLabel')}
          value={role}
          onChange={({ currentTarget }) => form.set('role', currentTarget.value as Role)}
          data={ROLES.map((value) => ({ value, label: words(value) }))}
        />
        {role === 'hiring_manager' && <JobPicker value={jobIds} onChange={(ids) => form.set('jobIds', ids)} />}
        <Button type="submit" loading={invite.isPending}>
          {t('createLink')}
        </Button>
      </form>
    </Modal>
  )
}
