import { NativeSelect, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useId } from 'react'
import { useChangeMe, useSession } from '../../../api/session.ts'
import type { ColorScheme, Locale } from '../../../api/types.ts'
import { chooseLocale } from '../../../i18n/i18n.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useProblemText } from '../../../ui/states.tsx'
import { toastError } from '../../../ui/toasts.tsx'
import section from '../section.module.css'
import { Section } from '../section.tsx'
import { texts } from './texts.ts'

const SCHEMES: readonly ColorScheme[] = ['light', 'dark', 'auto']

/** Colours and language: they change at once. */
export function Preferences() {
  const t = useTexts(texts)
  const say = useProblemText()
  const { user } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const change = useChangeMe()
  const id = useId()
  const onError = (error: unknown) => void toastError(say(error))

  function dress(colorScheme: ColorScheme) {
    setColorScheme(colorScheme)
    change.mutate({ colorScheme }, { onError })
  }
  function speak(value: string) {
    const locale = value === '' ? null : (value as Locale)
    chooseLocale(locale)
    change.mutate({ locale }, { onError })
  }
  return (
    <Section title={t('preferences')} hint={t('preferencesHint')}>
      <div className={section['form']}>
        <div>
          <div id={id} className={section['label']}>
            {t('theme')}
          </div>
          <SegmentedControl
            aria-labelledby={id}
            value={user.colorScheme}
            onChange={(value) => dress(value as ColorScheme)}
            data={SCHEMES.map((value) => ({ value, label: t(value) }))}
          />
        </div>
        <NativeSelect
          label={t('language')}
          value={user.locale ?? ''}
          onChange={({ currentTarget }) => speak(currentTarget.value)}
          data={[
            { value: '', label: t('browserLanguage') },
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </div>
    </Section>
  )
}
