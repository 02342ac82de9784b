import type { Application } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useSurfaceName } from '../../../ui/badges.tsx'
import { texts } from '../texts.ts'
import { Fact, Facts } from './facts.tsx'
import { Section } from './section.tsx'

/** Where an application came from, and what others call it. */
export function Origin({ application }: { readonly application: Application }) {
  const t = useTexts(texts)
  const nameOf = useSurfaceName()
  const { formatTime } = useFormats()
  const { source, surface, createdAt, updatedAt, statement, partnerReference, references, number } = application
  const contact = statement.sourceContact
  return (
    <Section title={t('origin')}>
      <Facts>
        <Fact label={t('source')} value={source.name} />
        <Fact label={t('surface')} value={nameOf(surface)} />
        <Fact label={t('sourceContact')} value={contact?.fullName}>
          {contact?.fullName} · <a href={`mailto:${contact?.email}`}>{contact?.email}</a>
          {contact?.phone && ` · ${contact.phone}`}
        </Fact>
        <Fact label={t('createdAt')} value={formatTime(createdAt)} />
        <Fact label={t('updatedAt')} value={formatTime(updatedAt)} />
        <Fact label={t('partnerReference')} value={partnerReference} copies />
        <Fact label={t('comeetUid')} value={references.comeetUid} copies />
        <Fact label={t('welcomeKitReference')} value={references.welcomeKitReference} copies />
        <Fact label={t('number')} value={String(number)} copies />
      </Facts>
    </Section>
  )
}
