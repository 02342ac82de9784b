import fc from 'fast-check'
import type { Random } from './plan.ts'

/** Valid requests made wrong: each function draws how. */

/** What a server may stumble over. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202efdp.exe',
  '\u{1f469}\u200d\u{1f4bb}',
  'ﷺ'.repeat(50),
  'Z\u0351\u036b\u0343'.repeat(200),
  '__proto__',
  'constructor',
  "'; drop table application; --",
  '${jndi:ldap://127.0.0.1/a}',
  '../../../../etc/passwd',
  '%00',
  'http://127.0.0.1:1/',
  'http://[::1',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01',
  '99999-01-01',
  'NaN',
  '1e999',
  '-0',
  '9007199254740993',
  '99999999999999999999999999',
  '<script>alert(1)</script>',
  '<b>'.repeat(2000),
  '&#0;&#x110000;&unknown;',
  '*'.repeat(3000),
  '['.repeat(3000),
  'FF.FFFF',
  '00.0000',
  'wttj-ffffffffffffffffffffffff',
  'x'.repeat(255),
  'x'.repeat(256),
  'x'.repeat(40_000),
]

const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.base64String({ maxLength: 200 }),
)

const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), 1e308, 5e-324, 99_999_999_999),
  fc.integer(),
)

const nested = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.boolean()).map(([depth, isList]) => {
  let value: unknown = 1
  for (let i = 0; i < depth; i++) value = isList ? [value] : { a: value }
  return value
})

const many = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), text)
  .map(([count, each]) => Array(count).fill(each.slice(0, 20)))

const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 3, arbitrary: number },
  {
    weight: 2,
    arbitrary: fc.constantFrom(null, true, false, {}, [], [null], [[]], { a: {} }).map((each) => structuredClone(each)),
  },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: many },
  { weight: 1, arbitrary: fc.dictionary(text, text, { maxKeys: 5 }) },
)

type Schema = { readonly [key: string]: any }

/** A body of the schema's form, some of its keys set to what they may or may not be. */
export function mutateBody(random: Random, valid: unknown, schema: Schema | undefined): unknown {
  if (random(fc.integer({ min: 0, max: 20 })) === 0) return random(odd)
  const body = structuredClone(valid ?? {})
  const changes = random(fc.integer({ min: 1, max: 4 }))
  for (let i = 0; i < changes; i++) mutateOnce(random, body, schema)
  return body
}

function mutateOnce(random: Random, body: unknown, schema: Schema | undefined): void {
  const inner = holders(body)
  if (inner.length === 0) return
  const [holder, its] = random(fc.constantFrom(...inner.map((each) => [each, schemaAt(schema, each.path)] as const)))
  const keys = [...new Set([...Object.keys(holder.value), ...Object.keys(its?.['properties'] ?? {})])]
  const key = random(fc.oneof(fc.constantFrom(...(keys.length > 0 ? keys : ['0'])), text))
  const how = random(fc.constantFrom('odd', 'odd', 'schema', 'schema', 'delete'))
  // In JSON a list's length is what its items are.
  if (Array.isArray(holder.value) && key === 'length') return
  if (how === 'delete') delete holder.value[key]
  else setOwn(holder.value, key, random(how === 'odd' ? odd : valueFor(schemaAt(its, [key]))))
}

/** A setter of the prototype must not be called. */
function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

type Holder = { readonly path: readonly string[]; readonly value: Record<string, unknown> }

function holders(value: unknown, path: readonly string[] = []): Holder[] {
  if (typeof value !== 'object' || value === null || path.length > 6) return []
  const own = value as Record<string, unknown>
  return [{ path, value: own }, ...Object.entries(own).flatMap(([key, each]) => holders(each, [...path, key]))]
}

function schemaAt(schema: Schema | undefined, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>(
    (at, key) => (at?.['items'] && /^\d+$/.test(key) ? at['items'] : at?.['properties']?.[key]),
    schema,
  )
}

/** A value at the edges of what a schema allows. */
function valueFor(schema: Schema | undefined): fc.Arbitrary<unknown> {
  if (!schema) return odd
  if (schema['enum']) return fc.constantFrom(...schema['enum'])
  const [type] = [schema['type']].flat()
  switch (type) {
    case 'string': {
      const most = Math.min((schema['maxLength'] as number | undefined) ?? 100, 100_000)
      return fc.oneof(
        text,
        fc.constantFrom(most, most + 1).map((length) => 'ü'.repeat(length)),
      )
    }
    case 'integer':
    case 'number':
      return number
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(fc.oneof(valueFor(schema['items']), odd), { maxLength: 5 })
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema['properties'] ?? {}).map(([key, each]) => [key, valueFor(each as Schema)]),
        ),
        { requiredKeys: [] },
      )
    default:
      return odd
  }
}

const TOKENS = [
  '1e999',
  '-',
  '.5',
  'NaN',
  '\\u',
  '\\ud800',
  '\u0000',
  '}',
  ']',
  '{',
  '[',
  '"',
  ',',
  ':',
  '\ufeff',
  '//',
  '\r\n',
]

/** The bytes of a JSON text with some of them wrong. */
export function mutateBytes(random: Random, json: string): Uint8Array {
  const bytes = Buffer.from(json)
  const at = () => random(fc.integer({ min: 0, max: bytes.length }))
  switch (random(fc.constantFrom('flip', 'cut', 'insert', 'insert', 'twice', 'utf-8', 'utf-16'))) {
    case 'flip': {
      const place = Math.max(0, at() - 1)
      bytes[place] = random(fc.integer({ min: 0, max: 255 }))
      return bytes
    }
    case 'cut':
      return bytes.subarray(0, at())
    case 'twice':
      return Buffer.concat([bytes, bytes])
    case 'utf-16':
      return Buffer.from(json, 'utf16le')
    case 'utf-8': {
      const place = at()
      const wrong = Buffer.from(
        random(fc.constantFrom([0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80])),
      )
      return Buffer.concat([bytes.subarray(0, place), wrong, bytes.subarray(place)])
    }
    default: {
      const place = at()
      return Buffer.concat([
        bytes.subarray(0, place),
        Buffer.from(random(fc.constantFrom(...TOKENS))),
        bytes.subarray(place),
      ])
    }
  }
}

/** A query with parameters set to what they may not be, repeated, or unknown. */
export function mutateQuery(random: Random, query: string, names: readonly string[]): string {
  const parts = query === '' ? [] : query.split('&')
  const changes = random(fc.integer({ min: 1, max: 4 }))
  for (let i = 0; i < changes; i++) {
    const name = random(fc.oneof(fc.constantFrom(...names, 'x', 'a[b]', '__proto__', '%'), text)).slice(0, 200)
    const value = random(fc.oneof(text, number.map(String))).slice(0, 500)
    parts.push(random(fc.boolean()) ? `${escaped(name)}=${escaped(value)}` : `${name}=${value}`.replace(/[^!-~]/g, '%'))
  }
  if (parts.length > 0 && random(fc.boolean())) parts.shift()
  return parts.join('&')
}

/** Another name in a path, of any form. */
export function mutateName(random: Random): string {
  return escaped(random(text).slice(0, 300)) || '%20'
}

/** Half a surrogate pair cannot be encoded. */
function escaped(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}

const HEADERS = [
  'IDENTIFIER_TYPE',
  'Idempotency-Key',
  'If-None-Match',
  'Accept',
  'Content-Type',
  'X-Request-Id',
  'Origin',
  'Range',
  'Content-Encoding',
  'Accept-Language',
]
const HEADER_VALUES = [
  '',
  'REAL_ID',
  'real_id',
  '*',
  '"',
  'W/"x"',
  'x'.repeat(300),
  'é',
  '\t',
  'application/json;charset=utf-7',
  'application/json; charset=',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'text/html',
  ';;;',
  'gzip',
  'bytes=0-',
  'null',
]

export function mutateHeaders(random: Random): Record<string, string> {
  const count = random(fc.integer({ min: 0, max: 2 }))
  return Object.fromEntries(
    Array.from({ length: count }, () => [
      random(fc.constantFrom(...HEADERS)),
      random(fc.constantFrom(...HEADER_VALUES)),
    ]),
  )
}
