import { useState } from 'react'
import type { Application, Profile } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './details.module.css'
import { Fact, Facts, OutLink } from './facts.tsx'
import { ProfileForm } from './profile-form.tsx'
import { Section } from './section.tsx'

type Props = { readonly application: Application; readonly mayChange: boolean }

/** How to reach somebody, and where else on the web. */
export function Contact({ application, mayChange }: Props) {
  const t = useTexts(texts)
  const { formatCountry } = useFormats()
  const [isEditing, setEditing] = useState(false)
  const { profile } = application
  if (isEditing) {
    return (
      <Section title={t('contact')}>
        <ProfileForm application={application} onDone={() => setEditing(false)} />
      </Section>
    )
  }
  return (
    <Section title={t('contact')} editLabel={mayChange ? t('editContact') : undefined} onEdit={() => setEditing(true)}>
      <Facts>
        <Fact label={t('email')} value={profile.email} copies>
          <a href={`mailto:${encodeURIComponent(profile.email ?? '').replace('%40', '@')}`}>{profile.email}</a>
        </Fact>
        <PhoneFact label={t('phone')} value={profile.phone} />
        <PhoneFact label={t('mobilePhone')} value={profile.mobilePhone} />
        <Fact label={t('headline')} value={profile.headline} />
        <Fact label={t('address')} value={addressOf(profile, formatCountry)} />
        <Fact label={t('nationalId')} value={profile.nationalId} copies />
        <Fact label={t('linkedinUrl')} value={profile.linkedinUrl} copies>
          <OutLink url={profile.linkedinUrl ?? ''} />
        </Fact>
        {Object.entries(profile.media).map(([medium, url]) => (
          <Fact key={medium} label={t(`medium_${medium as keyof Profile['media']}`)} value={url} copies>
            <OutLink url={url} />
          </Fact>
        ))}
        <Fact label={t('links')} value={profile.links.join(' ')}>
          <span className={classes['lines']}>
            {profile.links.map((url) => (
              <OutLink key={url} url={url} />
            ))}
          </span>
        </Fact>
      </Facts>
    </Section>
  )
}

function PhoneFact({ label, value }: { readonly label: string; readonly value: string | null }) {
  return (
    <Fact label={label} value={value} copies>
      <a href={`tel:${(value ?? '').replace(/[^\d+*#]/g, '')}`}>{value}</a>
    </Fact>
  )
}

function addressOf({ address }: Profile, nameOfCountry: (code: string) => string): string | null {
  if (!address) return null
  const { street, zip, city, state, country } = address
  const town = [zip, city].filter(Boolean).join(' ')
  return [street, town, state, country && nameOfCountry(country)].filter(Boolean).join(', ')
}
