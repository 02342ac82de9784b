import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Text on every surface that it may lie on reaches AA (4.5 to 1); what only has to be seen reaches 3 to 1. */

const css = readFileSync(new URL('../../web/src/theme/tokens.css', import.meta.url), 'utf8')

const SURFACES = ['page', 'surface', 'sunken']
const TEXTS = ['text', 'text-soft', 'text-faint', 'accent-text', 'danger', 'warn', 'good']
const PAIRS = [
  ['text', 'hit'],
  ['accent-text', 'selected'],
  ['accent-text', 'accent-soft'],
  ...['danger', 'warn', 'good', 'kind-new', 'kind-active', 'kind-hired', 'kind-refused'].map((name) => [
    name,
    `${name}-soft`,
  ]),
] as [string, string][]

const schemes = ['light', 'dark'].map((scheme) => {
  const block = new RegExp(`color-scheme="${scheme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return [
    scheme,
    new Map([...block.matchAll(/--ll-([\w-]+): (#\w{6});/g)].map(([, name, colour]) => [name, colour])),
  ] as const
})

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one = '', other = ''): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

describe.each(schemes)('the %s colours', (_scheme, tokens) => {
  test.each(SURFACES.flatMap((surface) => TEXTS.map((text) => [text, surface] as const)))(
    '%s on %s',
    (text, surface) => {
      expect(contrast(tokens.get(text), tokens.get(surface))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(PAIRS)('%s on %s', (text, surface) => {
    expect(contrast(tokens.get(text), tokens.get(surface))).toBeGreaterThanOrEqual(4.5)
  })

  test('white on the accent, at rest and pointed at', () => {
    for (const name of ['accent', 'accent-hover'])
      expect(contrast('#ffffff', tokens.get(name))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(SURFACES)('the ring of what has the focus on %s', (surface) => {
    expect(contrast(tokens.get('focus'), tokens.get(surface))).toBeGreaterThanOrEqual(3)
  })
})
