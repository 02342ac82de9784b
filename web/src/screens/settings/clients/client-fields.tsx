import { NumberInput, Switch, TextInput } from '@mantine/core'
import { useTexts } from '../../../i18n/use-texts.ts'
import type { useForm } from '../../../ui/use-form.ts'
import type { GrantDraft } from './grant.ts'
import { GrantPicker } from './grant-picker.tsx'
import { texts } from './texts.ts'

export type ClientValues = {
  name: string
  grant: GrantDraft
  rateLimit: number | ''
  employeePortal: boolean
}

/** What can be said of a client whether it is new or not. */
export function ClientFields({ form }: { readonly form: ReturnType<typeof useForm<ClientValues>> }) {
  const t = useTexts(texts)
  const { grant, rateLimit, employeePortal } = form.values
  return (
    <>
      <TextInput {...form.text('name')} label={t('name')} description={t('nameHint')} autoComplete="off" required />
      <GrantPicker value={grant} onChange={(value) => form.set('grant', value)} error={form.errorOf('grant')} />
      <NumberInput
        label={t('limitLabel')}
        description={t('limitHint')}
        error={form.errorOf('rateLimit')}
        value={rateLimit}
        onChange={(value) => form.set('rateLimit', typeof value === 'number' ? value : '')}
        min={1}
        allowDecimal={false}
      />
      <Switch
        label={t('portalLabel')}
        description={t('portalHint')}
        checked={employeePortal}
        onChange={({ currentTarget }) => form.set('employeePortal', currentTarget.checked)}
      />
    </>
  )
}
