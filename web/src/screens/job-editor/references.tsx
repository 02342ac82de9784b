import type { ReactNode } from 'react'
import type { Job } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import classes from './job-editor.module.css'
import { Section } from './section.tsx'
import { texts } from './texts.ts'

/** The names by which each API knows the job. */
export function References({ job, children }: { readonly job: Job; readonly children: ReactNode }) {
  const t = useTexts(texts)
  return (
    <Section title={t('references')} hint={t('referencesHint')}>
      <div className={classes['columns']}>
        <CopyField label={t('comeetUid')} value={job.references.comeetUid} />
        <CopyField label={t('welcomeKitReference')} value={job.references.welcomeKitReference} />
        <CopyField label={t('longlistId')} value={job.id} />
      </div>
      {children}
    </Section>
  )
}
