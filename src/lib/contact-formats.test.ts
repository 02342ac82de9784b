import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEmail, isHttpUrl, isLinkedInUrl } from './contact-formats.ts'

describe('isEmail', () => {
  test.each([
    'ada@example.com',
    'ADA@EXAMPLE.COM',
    'a@b.co',
    "o'brien+jobs@mail.example.co.uk",
    'first.last@example.museum',
    '_under-score_@example.com',
    '!#$%&*/=?^`{|}~@example.com',
    'zoë@exämple.de',
    'почта@пример.рф',
    '用户@例子.公司',
    'उपयोगकर्ता@उदाहरण.भारत',
    'a@xn--bcher-kva.example',
    '1@2.3com',
    `${'a'.repeat(64)}@example.com`,
    `a@${'b'.repeat(63)}.com`,
  ])('takes %s', (email) => {
    expect(isEmail(email)).toBe(true)
  })

  test.each([
    '',
    ' ',
    '@',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@localhost',
    'ada@@example.com',
    'ada@exa mple.com',
    'ada @example.com',
    ' ada@example.com',
    'ada@example.com ',
    'ada@example.com\n',
    'a\0da@example.com',
    'ada@example..com',
    'ada@.example.com',
    'ada@example.com.',
    'ada@-example.com',
    'ada@example-.com',
    'ada@exam_ple.com',
    'ada@example.com>',
    '<ada@example.com>',
    'Ada <ada@example.com>',
    'ada@example.com, eve@example.com',
    'ada;eve@example.com',
    'mailto:ada@example.com',
    '.ada@example.com',
    'ada.@example.com',
    'ada..lovelace@example.com',
    'ada@[127.0.0.1]',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `${'a'.repeat(60)}@${`${'b'.repeat(60)}.`.repeat(4)}com`,
  ])('refuses %j', (email) => {
    expect(isEmail(email)).toBe(false)
  })

  test('whatever it takes has one @ with something on both sides, and no space', () => {
    const near = fc.string({ unit: fc.constantFrom(...'aZ9é.@-_ +<>"\n\0'.split('')), maxLength: 20 })
    fc.assert(
      fc.property(near, (text) => {
        if (isEmail(text)) expect(text).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
      }),
      { numRuns: 5000 },
    )
  })

  test('answers at once, however the text is made', () => {
    const started = performance.now()
    for (const part of ['a.', '.a', 'a-', '@', 'a@a.', '--', 'é.']) {
      isEmail(part.repeat(100_000))
      isEmail(`a@${part.repeat(120)}`)
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('isHttpUrl', () => {
  test.each([
    'http://example.com',
    'https://example.com/',
    'HTTPS://EXAMPLE.COM/Path?q=1#f',
    'https://example.com:8443/x',
    'https://пример.рф/путь',
    'http://127.0.0.1/x',
    'http://[::1]/x',
    'https://example.com/a%20b',
  ])('takes %s', (url) => {
    expect(isHttpUrl(url)).toBe(true)
  })

  test.each([
    '',
    'example.com',
    'www.example.com/x',
    '//example.com/x',
    '/x',
    'ftp://example.com/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:ada@example.com',
    'http://',
    'http:///',
    'https://exa mple.com',
    'https://example.com/a b',
    ' https://example.com',
    'https://example.com\n',
    'https://example.com:99999',
    'https://exa<mple.com',
  ])('refuses %j', (url) => {
    expect(isHttpUrl(url)).toBe(false)
  })
})

describe('isLinkedInUrl', () => {
  test.each([
    'https://www.linkedin.com/in/ada',
    'http://linkedin.com/in/ada/',
    'linkedin.com/in/ada',
    'www.linkedin.com/in/ada?trk=x',
    'https://fr.linkedin.com/in/ada',
    'HTTPS://WWW.LINKEDIN.COM/in/Ada',
    'https://www.linkedin.com/pub/ada/1/2/3',
    'https://www.linkedin.com/in/zo%C3%AB',
    'https://www.linkedin.com/in/zoë',
  ])('takes %s', (url) => {
    expect(isLinkedInUrl(url)).toBe(true)
  })

  test.each([
    '',
    'ada',
    'https://www.linkedin.com',
    'https://www.linkedin.com/',
    'https://linkedin.com.example.com/in/ada',
    'https://notlinkedin.com/in/ada',
    'https://example.com/linkedin.com/in/ada',
    'https://linkedin.com@example.com/in/ada',
    'ftp://linkedin.com/in/ada',
    'javascript:linkedin.com/in/ada',
    'https://linkedin.co/in/ada',
    'https://www.linkedin.com/in/ada lovelace',
  ])('refuses %j', (url) => {
    expect(isLinkedInUrl(url)).toBe(false)
  })
})
