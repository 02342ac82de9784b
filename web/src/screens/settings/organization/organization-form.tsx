import { Button, Switch, Textarea, TextInput } from '@mantine/core'
import { useChangeOrganization } from '../../../api/organization.ts'
import type { Organization } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { CopyField } from '../../../ui/copy-field.tsx'
import { FormMessage } from '../../../ui/form-message.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import section from '../section.module.css'
import { Section } from '../section.tsx'
import { texts as settings } from '../texts.ts'
import { texts } from './texts.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

export function OrganizationForm({ organization }: { readonly organization: Organization }) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const saved = useTexts(settings)('saved')
  const change = useChangeOrganization()
  const { name, reference, careersToken, linksByEmail, about, version } = organization
  const form = useForm(
    { name, websiteUrl: text(about['websiteUrl']), description: text(about['description']), linksByEmail },
    { websiteUrl: 'about.websiteUrl', description: 'about.description' },
  )

  function save({ name, linksByEmail, websiteUrl, description }: typeof form.values) {
    const told = { websiteUrl: websiteUrl.trim() || null, description: description.trim() || null }
    change.mutate(
      { version, change: { name, linksByEmail, about: told } },
      { onSuccess: () => void toast(saved), onError: form.refuse },
    )
  }
  return (
    <>
      <Section title={t('general')}>
        <form className={section['form']} onSubmit={form.submit(save)}>
          <FormMessage>{form.message}</FormMessage>
          <TextInput {...form.text('name')} label={t('name')} autoComplete="organization" required />
          <TextInput {...form.text('websiteUrl')} label={t('website')} type="url" placeholder="https://" />
          <Textarea
            {...form.text('description')}
            label={t('description')}
            description={t('descriptionHint')}
            autosize
            minRows={3}
            maxRows={12}
          />
          <Switch
            label={t('linksByEmail')}
            description={t('linksByEmailHint')}
            checked={form.values.linksByEmail}
            onChange={({ currentTarget }) => form.set('linksByEmail', currentTarget.checked)}
          />
          <Button type="submit" loading={change.isPending}>
            {words('save')}
          </Button>
        </form>
      </Section>
      <Section title={t('access')} hint={t('accessHint')}>
        <div className={section['form']}>
          <CopyField label={t('reference')} value={reference} />
          <CopyField label={t('token')} value={careersToken} />
        </div>
      </Section>
    </>
  )
}
