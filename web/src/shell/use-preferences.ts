import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useSession } from '../api/session.ts'
import { chooseLocale } from '../i18n/i18n.ts'

/** Dresses the app as its user chose, on whichever device that was. */
export function usePreferences(): void {
  const { locale, colorScheme } = useSession().user
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => chooseLocale(locale), [locale])
  useEffect(() => setColorScheme(colorScheme), [colorScheme, setColorScheme])
}
