import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64InPlace, type EncodedText, type JsonWithBytes, parseJsonWithBytes } from './json-with-bytes.ts'

const KEY = 'file'
const long = (text: string): string => text.repeat(Math.ceil(700 / text.length))

const parse = (text: string): JsonWithBytes => parseJsonWithBytes(Buffer.from(text), KEY)

/** What stood between the quotes of a string, as JSON would read it. */
const textOf = ({ buffer, escaped }: EncodedText): string =>
  escaped ? JSON.parse(`"${buffer.toString()}"`) : buffer.toString()

/** Compares with what JSON.parse makes: only values of the key may differ, and `encoded` gives these back. */
function expectSame(json: JsonWithBytes, actual: unknown, expected: unknown, key?: string): void {
  if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual as object)).toEqual(Object.keys(expected))
    expect(Array.isArray(actual)).toBe(Array.isArray(expected))
    for (const [name, value] of Object.entries(expected)) {
      const inArray = Array.isArray(expected) ? undefined : name
      expectSame(json, (actual as Record<string, unknown>)[name], value, inArray)
    }
  } else if (typeof expected === 'string' && key === KEY) {
    expect(textOf(json.encoded(actual as string))).toBe(expected)
  } else {
    expect(actual).toBe(expected)
  }
}

const awkward = [
  'file',
  '"file"',
  'a"file',
  'file"',
  '\\',
  '\\"file',
  '"file":"',
  '":"',
  '/',
  ',"file": "x"',
  '\n',
  'é',
]
const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'grapheme', minLength: 1 }).map(long),
  fc.constantFrom(...awkward).map(long),
)
const key = fc.oneof({ weight: 3, arbitrary: fc.constant(KEY) }, fc.constantFrom(...awkward, 'name', 'files', 'File'))
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: text },
    fc.constantFrom(null, true, false, 0, -1.5e300),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
}))

describe('parseJsonWithBytes', () => {
  test('gives what JSON.parse gives, but for the values of the key, which it gives back', () => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom('', 1, '\r\n\t'), fc.boolean(), (value, indent, escapesSlashes) => {
        const plain = JSON.stringify(value, null, indent)
        const body = escapesSlashes ? plain.replaceAll('/', '\\/') : plain
        const json = parse(body)
        expectSame(json, json.value, JSON.parse(body))
      }),
      { numRuns: 1500 },
    )
  })

  test.each<[what: string, body: string]>([
    ['beside the top', `{"resume":{"name":"cv.pdf","${KEY}":"${long('QUJD')}"}}`],
    ['in an array', `{"files":[{"${KEY}":"${long('QUJD')}"},{"${KEY}":"${long('WFla')}"}]}`],
    ['with space around the colon', `{"${KEY}" \r\n\t : \n "${long('QUJD')}"}`],
    ['with escaped slashes', `{"${KEY}":"${long('a\\/b+')}"}`],
    ['with escaped quotes and backslashes', `{"${KEY}":"${long('\\"\\\\')}"}`],
    ['ending in a backslash', `{"${KEY}":"${long('x')}\\\\","b":"c"}`],
    ['ending in a backslash and a quote', `{"${KEY}":"${long('x')}\\\\\\"","b":"c"}`],
    ['short', `{"${KEY}":"QUJD"}`],
    ['empty', `{"${KEY}":"","b":"${long('x')}"}`],
    ['given twice', `{"${KEY}":"${long('first')}","${KEY}":"${long('last')}"}`],
    ['not a string', `{"a":{"${KEY}":null},"b":{"${KEY}":["${long('x')}"]},"c":{"${KEY}":7}}`],
    ['holding an object with the key', `{"${KEY}":{"${KEY}":"${long('QUJD')}"}}`],
    ['named inside a string', `{"note":"{\\"${KEY}\\":\\"${long('x')}\\"}","${KEY}":"${long('QUJD')}"}`],
    ['as a value', `["${KEY}","${long('x')}",{"a":"${KEY}","b":"${long('x')}"}]`],
    ['spelled with an escape', `{"\\u0066ile":"${long('QUJD')}"}`],
    ['at the end of another key', `{"a\\"${KEY}":"${long('not a file')}"}`],
    ['at the end of another key, after an escaped backslash', `{"a\\\\\\"${KEY}":"${long('not a file')}"}`],
    ['at the end of another key, with the other first', `{"a\\"${KEY}":"${long('x')}","${KEY}":"${long('QUJD')}"}`],
  ])('a key %s', (_, body) => {
    const json = parse(body)
    expectSame(json, json.value, JSON.parse(body))
  })

  test('cuts long values, so that no long string is made', () => {
    const { value } = parse(`{"${KEY}":"${'A'.repeat(100_000)}"}`)
    expect((value as { file: string }).file.length).toBeLessThan(100)
  })

  test.each<[what: string, body: string]>([
    ['nothing', ''],
    ['text', 'hello'],
    ['a string that does not end', `{"${KEY}":"${long('QUJD')}`],
    ['a string that ends in an escaped quote', `{"${KEY}":"${long('QUJD')}\\"}`],
    ['nothing after the value', `{"${KEY}":"${long('QUJD')}"`],
    ['two values', `{"${KEY}":"${long('QUJD')}" "x"}`],
    ['no value', `{"${KEY}":}`],
    ['no colon', `{"${KEY}" "${long('QUJD')}"}`],
    ['single quotes', `{'${KEY}':'${long('QUJD')}'}`],
  ])('refuses what is not JSON: %s', (_, body) => {
    expect(() => parse(body)).toThrow(SyntaxError)
  })

  test('a stand-in cannot be forged, not even by who has seen one', () => {
    const seen = (parse(`{"${KEY}":"${long('QUJD')}"}`).value as { file: string }).file
    expect(seen.length).toBeLessThan(100)
    for (const forged of [seen, seen.replace(/\d+$/, '1'), `cut-0`, 'cut-']) {
      const spelled = forged.replaceAll('-', '\\u002d')
      const json = parse(`{"a":{"${KEY}":"${long('c2VjcmV0')}"},"b":{"${KEY}":"${spelled}"}}`)
      expect(textOf(json.encoded((json.value as { b: { file: string } }).b.file))).toBe(forged)
    }
  })
})

/** Bytes of which every position tells where it is. */
function bytesOf(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at++) bytes[at] = (at * 31 + (at >> 8) * 17 + (at >> 16)) & 0xff
  return bytes
}

const decode = (encoded: string): Buffer => decodeBase64InPlace({ buffer: Buffer.from(encoded), escaped: false })
const decodeEscaped = (encoded: string): Buffer => decodeBase64InPlace({ buffer: Buffer.from(encoded), escaped: true })
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** 64 KiB of text stand for 48 KiB of bytes: around each step, and with every kind of remainder. */
const sizes = [0, 1, 2, 3, 4]
for (const steps of [1, 2, 5]) for (let by = -4; by <= 4; by++) sizes.push(steps * 48 * 1024 + by)

describe('decodeBase64InPlace', () => {
  test('decodes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(same(decode(Buffer.from(bytes).toString('base64')), bytes)).toBe(true)
      }),
    )
  })

  test.each(sizes)('decodes %i bytes: padded, unpadded, in lines, with escapes', (size) => {
    const bytes = bytesOf(size)
    const base64 = bytes.toString('base64')
    const unpadded = base64.replace(/=+$/, '')
    for (const text of [base64, unpadded]) {
      expect(same(decode(text), bytes)).toBe(true)
      for (const lineBreak of ['\n', '\r\n']) {
        for (const width of [4, 76, 64 * 1024]) {
          const lines = text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
          expect(same(decode(lines.join(lineBreak)), bytes)).toBe(true)
          expect(same(decode(lines.join(lineBreak) + lineBreak), bytes)).toBe(true)
        }
      }
      expect(same(decodeEscaped(text.replaceAll('/', '\\/')), bytes)).toBe(true)
      expect(same(decodeEscaped(text.replace(/.{76}/g, '$&\\r\\n')), bytes)).toBe(true)
    }
  })

  test('decodes lines that are broken anywhere', () => {
    const base64 = bytesOf(150_000).toString('base64')
    fc.assert(
      fc.property(fc.array(fc.nat(base64.length), { minLength: 1, maxLength: 8 }), (places) => {
        const ordered = [0, ...places.toSorted((a, b) => a - b), base64.length]
        const lines = ordered.slice(1).map((end, index) => base64.slice(ordered[index], end))
        expect(same(decode(lines.join('\n')), bytesOf(150_000))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  const whole = 'QUJD'.repeat((64 * 1024) / 4)
  test.each<[what: string, encoded: string]>([
    ['one letter', 'Q'],
    ['five letters', 'QUJDQ'],
    ['a star', 'QUJ*'],
    ['the alphabet of URLs', 'QU-_'],
    ['a data URL', 'data:text/plain;base64,QUJD'],
    ['padding only', '='],
    ['too much padding', 'QUJD===='],
    ['too little padding', 'QQ='],
    ['padding inside', 'QQ==QUJD'],
    ['text in another script', 'QUJDé'],
    ['an escape that is not read', 'QUJD\\n'],
    ['junk in the first step', `*${whole}${whole}`],
    ['junk at the end of a step', `${whole.slice(0, -1)}*${whole}`],
    ['junk at the start of a step', `${whole}*UJD${whole}`],
    ['junk at the very end', `${whole}${whole}*`],
    ['one letter after whole steps', `${whole}Q`],
    ['padding at the end of a step that is not the last', `${whole.slice(0, -4)}QQ==${whole}`],
    ['padding at the start of the last step', `${whole}==`],
    ['padding after lines', `${whole.replace(/.{76}/g, '$&\n')}==${whole}`],
  ])('refuses %s', (_, encoded) => {
    expect(() => decode(encoded)).toThrow(SyntaxError)
  })

  test.each(['\\x', '\\u12', '\\', '\\u00e9', 'QUJ\\u002a'])('refuses the escaped text %s', (encoded) => {
    expect(() => decodeEscaped(encoded)).toThrow(SyntaxError)
  })
})
