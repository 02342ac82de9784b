import { Textarea, TextInput } from '@mantine/core'
import type { Application, ApplicationChange, Profile } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './details.module.css'
import { EditForm } from './edit-form.tsx'

const MEDIA = [
  'website',
  'github',
  'stackoverflow',
  'behance',
  'dribbble',
  'medium',
  'twitter',
  'facebook',
  'instagram',
  'tumblr',
  'vimeo',
] as const satisfies readonly (keyof Profile['media'])[]

const TEXTS = ['middleName', 'headline', 'email', 'phone', 'mobilePhone', 'nationalId', 'linkedinUrl'] as const
const ADDRESS = ['street', 'zip', 'city', 'state', 'country'] as const
type Values = Record<
  'firstName' | 'lastName' | 'links' | (typeof TEXTS)[number] | (typeof ADDRESS)[number] | (typeof MEDIA)[number],
  string
>

function read({ profile }: Application): Values {
  const pick = <K extends string>(names: readonly K[], from: Partial<Record<K, string | null>>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? ''])) as Record<K, string>
  return {
    firstName: profile.firstName,
    lastName: profile.lastName,
    links: profile.links.join('\n'),
    ...pick(TEXTS, profile),
    ...pick(ADDRESS, profile.address ?? {}),
    ...pick(MEDIA, profile.media),
  }
}

/** The names of the fields in the API. */
const NAMES: Readonly<Partial<Record<keyof Values, string>>> = Object.fromEntries([
  ...['firstName', 'lastName', 'links', ...TEXTS].map((name) => [name, `profile.${name}`]),
  ...ADDRESS.map((name) => [name, `profile.address.${name}`]),
  ...MEDIA.map((name) => [name, `profile.media.${name}`]),
])

/** Only what is another value than before; what was emptied is cleared. */
function toChange(values: Values, before: Values): ApplicationChange {
  const changed = <K extends keyof Values>(names: readonly K[]) =>
    Object.fromEntries(
      names.filter((name) => values[name] !== before[name]).map((name) => [name, values[name].trim() || null]),
    ) as Partial<Record<K, string>>
  const { firstName, lastName, ...texts } = changed(['firstName', 'lastName', ...TEXTS])
  const address = changed(ADDRESS)
  const media = changed(MEDIA)
  const some = (part: object) => Object.keys(part).length > 0
  const links = values.links.split(/\s+/).filter(Boolean)
  return {
    profile: {
      // A name cannot be cleared; the server says so beside the field.
      ...(values.firstName !== before.firstName && { firstName: firstName ?? '' }),
      ...(values.lastName !== before.lastName && { lastName: lastName ?? '' }),
      ...texts,
      ...(some(address) && { address: address as NonNullable<Profile['address']> }),
      ...(some(media) && { media }),
      ...(values.links !== before.links && { links }),
    },
  }
}

type Props = { readonly application: Application; readonly onDone: () => void }

export function ProfileForm({ application, onDone }: Props) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const { media } = application.profile
  return (
    <EditForm
      application={application}
      read={read}
      names={NAMES}
      toChange={toChange}
      label={(name) => (isMedium(name) ? t(`medium_${name}`) : t(name))}
      onDone={onDone}
    >
      {(form) => (
        <>
          <div className={classes['pair']}>
            <TextInput {...form.text('firstName')} label={t('firstName')} data-autofocus />
            <TextInput {...form.text('lastName')} label={t('lastName')} />
          </div>
          <TextInput {...form.text('middleName')} label={t('middleName')} description={tc('optional')} />
          <TextInput {...form.text('headline')} label={t('headline')} />
          <TextInput {...form.text('email')} label={t('email')} inputMode="email" />
          <div className={classes['pair']}>
            <TextInput {...form.text('phone')} label={t('phone')} inputMode="tel" />
            <TextInput {...form.text('mobilePhone')} label={t('mobilePhone')} inputMode="tel" />
          </div>
          <TextInput {...form.text('street')} label={t('street')} />
          <div className={classes['pair']}>
            <TextInput {...form.text('zip')} label={t('zip')} />
            <TextInput {...form.text('city')} label={t('city')} />
          </div>
          <div className={classes['pair']}>
            <TextInput {...form.text('state')} label={t('state')} />
            <TextInput {...form.text('country')} label={t('country')} placeholder="FR" />
          </div>
          <TextInput {...form.text('nationalId')} label={t('nationalId')} />
          <TextInput {...form.text('linkedinUrl')} label={t('linkedinUrl')} inputMode="url" />
          {MEDIA.filter((name, index) => index < 2 || media[name] !== undefined).map((name) => (
            <TextInput key={name} {...form.text(name)} label={t(`medium_${name}`)} inputMode="url" />
          ))}
          <Textarea {...form.text('links')} label={t('links')} description={t('linksHint')} autosize minRows={2} />
        </>
      )}
    </EditForm>
  )
}

const isMedium = (name: string): name is (typeof MEDIA)[number] => MEDIA.some((medium) => medium === name)
