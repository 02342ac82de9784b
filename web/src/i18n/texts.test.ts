import { describe, expect, test } from 'vitest'
import type { DefinedTexts, Texts } from './define-texts.ts'

/** What a type cannot say about the words of the app. */

const modules = import.meta.glob<Record<string, unknown>>(
  ['../**/*texts.ts', '../**/common.ts', '!../**/use-texts.ts'],
  {
    eager: true,
  },
)
const isTexts = (value: unknown): value is DefinedTexts<Texts> =>
  typeof value === 'object' && value !== null && 'byLocale' in value
const all = Object.values(modules).flatMap((module) => Object.values(module).filter(isTexts))

const gapsOf = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))

test('no two screens share a name', () => {
  const names = all.map(({ namespace }) => namespace)
  expect(names.length).toBeGreaterThan(5)
  expect(new Set(names).size).toBe(names.length)
})

describe.each(all.map((texts) => [texts.namespace, texts] as const))('the words of %s', (_name, { byLocale }) => {
  const { en, fr } = byLocale

  test('have the same gaps in both languages, and none is empty', () => {
    for (const [key, text] of Object.entries(en)) {
      expect(text, key).not.toBe('')
      expect(fr[key], key).not.toBe('')
      expect(gapsOf(fr[key] ?? ''), key).toEqual(gapsOf(text))
    }
  })

  test('that count have both forms', () => {
    const stems = Object.keys(en).flatMap((key) => /^(.+)_(?:one|other)$/.exec(key)?.[1] ?? [])
    for (const stem of stems) expect(Object.keys(en)).toEqual(expect.arrayContaining([`${stem}_one`, `${stem}_other`]))
  })
})
