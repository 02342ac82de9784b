import type { Locale } from '../api/types.ts'

/** The words of one screen, in each language. A key for a count ends in `_one` and `_other`, and is asked for without. */
export type Texts = Readonly<Record<string, string>>

export type DefinedTexts<T extends Texts> = {
  readonly namespace: string
  readonly byLocale: Readonly<Record<Locale, Texts>>
  /** Only a type: the keys that there are. */
  readonly keys?: keyof T
}

const defined = new Map<string, DefinedTexts<Texts>>()
let onDefined: ((texts: DefinedTexts<Texts>) => void) | undefined

/**
 * Names the words of a screen or component. What English has and French lacks, or the other way round, is a type error.
 *
 * @param namespace the name of the screen's folder; unique
 */
export function defineTexts<const T extends Texts>(
  namespace: string,
  { en, fr }: { readonly en: T; readonly fr: { readonly [K in keyof T]: string } },
): DefinedTexts<T> {
  const texts = { namespace, byLocale: { en: withMany(en), fr: withMany(fr) } }
  defined.set(namespace, texts)
  onDefined?.(texts)
  return texts
}

/** French counts a million in a form of its own, which our sentences do not need. */
function withMany(texts: Texts): Texts {
  const many = Object.entries(texts).flatMap(([key, text]) =>
    key.endsWith('_other') ? [[key.replace(/_other$/, '_many'), text]] : [],
  )
  return { ...Object.fromEntries(many), ...texts }
}

/** Calls `add` with all texts there are, and with each that comes with a screen that is loaded later. */
export function forEachTexts(add: (texts: DefinedTexts<Texts>) => void): void {
  for (const texts of defined.values()) add(texts)
  onDefined = add
}
