import { describe, expect, test } from 'vitest'
import { keysOfClues, linkedinKey, matchKeysOf, nameKey, phoneKey, signalOf } from './match-keys.ts'

/** Spellings of the same, each group on a line of its own; different groups must differ. */

function groups(key: (spelling: string) => string | undefined, table: readonly (readonly string[])[]): void {
  test.each(table.map((group) => [group] as const))('%j are one', (group) => {
    const [first] = group.map(key)
    expect(first).toEqual(expect.any(String))
    for (const spelling of group) expect(key(spelling)).toBe(first)
  })

  test('and no two groups are', () => {
    expect(new Set(table.map(([first]) => key(first as string))).size).toBe(table.length)
  })
}

describe('phone numbers', () => {
  groups(phoneKey, [
    [
      '+44 20 7946 0018',
      '020 7946 0018',
      '(0044) 20-7946-0018',
      '+44 (0)20 7946 0018',
      '２０７９４６００１８',
      '٢٠٧٩٤٦٠٠١٨',
      '۲۰۷۹۴۶۰۰۱۸',
    ],
    ['+44 20 7946 0019'],
    ['+1-555-010-0199', '5550100199', 'tel:+15550100199'],
    ['794 6001'],
  ])

  test.each(['', 'none', '123456', '+49 12 34'])('%j is too short to tell anybody apart', (phone) => {
    expect(phoneKey(phone)).toBeUndefined()
  })
})

describe('LinkedIn profiles', () => {
  groups(linkedinKey, [
    [
      'https://www.linkedin.com/in/ada-lovelace',
      'http://linkedin.com/in/Ada-Lovelace/',
      'linkedin.com/in/ada-lovelace',
      'https://uk.linkedin.com/in/ada-lovelace/en?trk=x#about',
      ' https://www.linkedin.com//in/ada-lovelace ',
    ],
    ['https://www.linkedin.com/in/ada-lovelace-2'],
    [
      'https://www.linkedin.com/in/zo%C3%AB',
      'https://www.linkedin.com/in/zoë',
      'https://www.linkedin.com/in/zoe\u0308',
    ],
    ['https://www.linkedin.com/company/ada-lovelace'],
    ['https://www.linkedin.com/in/%E0%A4%A'],
  ])

  test.each(['', 'https://www.linkedin.com/', 'https://www.linkedin.com/in/', 'https://', 'nobody'])(
    '%j is no profile',
    (url) => {
      expect(linkedinKey(url)).toBeUndefined()
    },
  )
})

describe('names', () => {
  groups(
    (name) => nameKey(...(name.split('|') as [string, string])),
    [
      ['Ada|Lovelace', 'ADA|LOVELACE', 'Lovelace|Ada', ' Ada |  Lovelace ', 'Àda|Lovelacé'],
      ['Zoë|O’Brien', "Zoe|O'Brien", 'Zoe|OBrien'],
      ['Jean-Pierre|Dupont', 'Jean Pierre|Dupont', 'Dupont|Jean Pierre'],
      ['Łukasz|Groß', 'Lukasz|Gross', 'LUKASZ|GROSS'],
      ['Søren|Ærø', 'Soren|Aero'],
      ['明|王', '王|明'],
      ['Анна|Иванова', 'АННА|ИВАНОВА'],
      ['Ada|Love'],
    ],
  )

  test.each(['|', ' | ', '-|.'])('%j is none', (name) => {
    expect(nameKey(...(name.split('|') as [string, string]))).toBeUndefined()
  })
})

test('a name counts only when both are known', () => {
  expect(keysOfClues({ firstName: 'Ada' })).toEqual([])
  expect(keysOfClues({ lastName: 'Lovelace', phone: '' })).toEqual([])
  expect(keysOfClues({ firstName: 'Ada', lastName: 'Lovelace' })).toEqual(['name:ada lovelace'])
})

test('a profile has a key for each thing that it tells, and both of its phones', () => {
  const keys = matchKeysOf({
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'Ada@Example.com',
    phone: '+44 20 7946 0018',
    mobilePhone: '07700 900118',
    linkedinUrl: 'https://linkedin.com/in/ada',
  })
  expect(keys).toEqual([
    'email:ada@example.com',
    'phone:079460018',
    'linkedin:in/ada',
    'name:ada lovelace',
    'phone:700900118',
  ])
  expect(keys.map(signalOf)).toEqual(['email', 'phone', 'linkedin', 'name', 'phone'])
  expect(
    matchKeysOf({ firstName: 'Ada', lastName: 'Lovelace', phone: '0794 60018', mobilePhone: '079460018' }),
  ).toEqual(['phone:079460018', 'name:ada lovelace'])
})

test('no key is too long for an index, and none is cut within a character', () => {
  const long = '\u{1f600}x'.repeat(500)
  for (const key of matchKeysOf({
    firstName: long,
    lastName: 'é'.repeat(900),
    linkedinUrl: `linkedin.com/in/${long}`,
  })) {
    expect(Buffer.byteLength(key)).toBeLessThan(2000)
    expect(key.isWellFormed()).toBe(true)
  }
})
