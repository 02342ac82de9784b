import { Checkbox, Input, SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import { useGrantVocabulary } from '../../../api/clients.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ErrorState, LoadingRows } from '../../../ui/states.tsx'
import section from '../section.module.css'
import type { GrantDraft } from './grant.ts'
import classes from './grant-picker.module.css'
import { texts } from './texts.ts'

type Props = {
  readonly value: GrantDraft
  readonly onChange: (grant: GrantDraft) => void
  readonly error: string | undefined
}

const VOCABULARIES = [
  ['permissions', 'comeetWords'],
  ['scopes', 'welcomeKitWords'],
  ['native', 'nativeWords'],
] as const

/** Chooses what a client may do, in whichever API's words its maker knows. */
export function GrantPicker({ value, onChange, error: refusal }: Props) {
  const t = useTexts(texts)
  const id = useId()
  const { data: vocabulary, error, refetch } = useGrantVocabulary()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!vocabulary) return <LoadingRows rows={3} />
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className={section['label']}>
        {t('grant')}
      </div>
      <SegmentedControl
        fullWidth
        orientation="vertical"
        aria-labelledby={id}
        value={value.everything ? 'all' : 'chosen'}
        onChange={(choice) => onChange({ ...value, everything: choice === 'all' })}
        data={[
          { value: 'all', label: t('all') },
          { value: 'chosen', label: t('chosen') },
        ]}
      />
      {!value.everything &&
        VOCABULARIES.map(([kind, heading]) => (
          <details key={kind} className={classes['vocabulary']} open={value[kind].length > 0}>
            <summary className={classes['heading']}>
              {t(heading)}
              <span className={classes['count']}>
                {t('chosenCount', { count: value[kind].length, total: vocabulary[kind].length })}
              </span>
            </summary>
            <Checkbox.Group
              aria-label={t(heading)}
              value={[...value[kind]]}
              onChange={(names) => onChange({ ...value, [kind]: names })}
            >
              <div className={classes['names']}>
                {vocabulary[kind].map((name) => (
                  <Checkbox key={name} value={name} label={name} />
                ))}
              </div>
            </Checkbox.Group>
          </details>
        ))}
      {refusal !== undefined && <Input.Error role="alert">{refusal}</Input.Error>}
    </div>
  )
}
