import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinedTexts, Texts } from './define-texts.ts'
import './i18n.ts'

type Plural = `${string}_one` | `${string}_other`
type Stem<K> = K extends `${infer S}_one` | `${infer S}_other` ? S : never
/** What may be asked for: a count's key without its ending. */
export type KeyOf<T extends Texts> = Exclude<keyof T & string, Plural> | Stem<keyof T & string>
export type Values = Readonly<Record<string, string | number>>
export type Translate<T extends Texts> = (key: KeyOf<T>, values?: Values) => string
/** Its own types know only texts that are declared for all of the app at once. */
type Untyped = (key: string, values?: Values) => string

/** The words of a screen in the language of who looks at it. */
export function useTexts<T extends Texts>({ namespace }: DefinedTexts<T>): Translate<T> {
  const { t } = useTranslation(namespace)
  return useCallback((key, values) => (t as unknown as Untyped)(key, values), [t])
}
