import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Locale } from '../api/types.ts'
import { forEachTexts } from './define-texts.ts'

export const LOCALES: readonly Locale[] = ['en', 'fr']

const KEPT = 'longlist.locale'
const isLocale = (value: string | undefined | null): value is Locale => LOCALES.includes(value as Locale)

/** The first of the browser's languages that we speak, else English. */
function localeOfBrowser(): Locale {
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'en'
}

/** What was chosen on this device before anybody is signed in. */
function kept(): Locale | undefined {
  const value = localStorage.getItem(KEPT)
  return isLocale(value) ? value : undefined
}

export const i18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  lng: kept() ?? localeOfBrowser(),
  fallbackLng: 'en',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  react: { useSuspense: false },
})

forEachTexts(({ namespace, byLocale }) => {
  for (const locale of LOCALES) i18n.addResourceBundle(locale, namespace, byLocale[locale])
})

/** @param locale null for the browser's choice */
export function chooseLocale(locale: Locale | null): void {
  if (locale === null) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, locale)
  const wanted = locale ?? localeOfBrowser()
  document.documentElement.lang = wanted
  if (i18n.language !== wanted) void i18n.changeLanguage(wanted)
}

document.documentElement.lang = i18n.language
