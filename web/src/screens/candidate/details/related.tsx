import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePerson } from '../../../api/people.ts'
import { useMay } from '../../../api/session.ts'
import type { Application, ApplicationSummary } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { StageBadge } from '../../../ui/badges.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { texts } from '../texts.ts'
import classes from './details.module.css'
import { Section } from './section.tsx'
import { usePersonActions } from './use-person-actions.ts'

const REASONS = ['email', 'phone', 'linkedin', 'name'] as const
type Reason = (typeof REASONS)[number]
const isReason = (reason: string): reason is Reason => REASONS.some((known) => known === reason)

/** So many are shown before all are asked for. */
const FIRST = 4

/** What else there is of the same person, and who may be the same. */
export function Related({ application }: { readonly application: Application }) {
  const t = useTexts(texts)
  const { formatList } = useFormats()
  const { data: person } = usePerson(application.personId)
  const mayChange = useMay('applications.update.others')
  const { merge, separate, isBusy } = usePersonActions(application)
  const others = application.otherApplications
  const [showsAll, setShowsAll] = useState(false)
  const all = person?.likelyDuplicates ?? []
  const duplicates = showsAll ? all : all.slice(0, FIRST)
  return (
    <>
      {others.length > 0 && (
        <Section
          title={t('otherApplications')}
          action={
            mayChange && (
              <button type="button" className={classes['textButton']} disabled={isBusy} onClick={separate}>
                {t('separate')}
              </button>
            )
          }
        >
          <ul className={classes['related']}>
            {others.map((other) => (
              <li key={other.id} className={classes['relatedOne']}>
                <OtherApplication application={other} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {duplicates.length > 0 && (
        <Section title={t('duplicates')}>
          <ul className={classes['related']}>
            {duplicates.map(({ application: other, reasons }) => (
              <li key={other.id} className={classes['relatedOne']}>
                <OtherApplication application={other} isNamed />
                <span className={classes['reasons']}>
                  {t('sameReasons', {
                    reasons: formatList(reasons.map((one) => (isReason(one) ? t(`same_${one}`) : one))),
                  })}
                </span>
                {mayChange && (
                  <Button size="compact-xs" variant="default" disabled={isBusy} onClick={() => merge(other)}>
                    {t('merge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {duplicates.length < all.length && (
            <button type="button" className={classes['textButton']} onClick={() => setShowsAll(true)}>
              {t('showAll', { count: all.length })}
            </button>
          )}
        </Section>
      )}
    </>
  )
}

type OtherProps = { readonly application: ApplicationSummary; readonly isNamed?: boolean }

function OtherApplication({ application: { id, name, job, stage, createdAt }, isNamed = false }: OtherProps) {
  return (
    <span className={classes['relatedLine']}>
      <Link to="/candidates/$id" params={{ id }}>
        {isNamed ? `${name} · ${job.name}` : job.name}
      </Link>
      <StageBadge stage={stage} />
      <span className={classes['fileFacts']}>
        <TimeAgo time={createdAt} />
      </span>
    </span>
  )
}
