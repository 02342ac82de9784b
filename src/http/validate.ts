import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { InvalidField, InvalidFields, type InvalidReason } from '../core/errors.ts'
import { isEmail, isHttpUrl, isLinkedInUrl } from '../lib/contact-formats.ts'
import { joinPath, pathOfPointer } from '../lib/field-path.ts'
import { isCountryCode } from '../lib/iso-3166.ts'
import { parseIsoTime } from '../lib/iso-time.ts'

/**
 * Nothing is coerced, filled in or stripped: the wires are exact, and unknown keys are a dialect's own matter. The schemas
 * are our own, so checking them against the meta-schema is left to the tests: it would double the time to start.
 */
const ajv = new Ajv({ strict: true, verbose: true, allowUnionTypes: true, meta: false, validateSchema: false })
/** What a schema says of its values for the sentence that refuses one: "a date as YYYY-MM-DD". */
const EXPECTED = 'x-expected'
prepare(ajv)

function prepare(on: Ajv): void {
  on.addKeyword(EXPECTED)
  on.addFormat('email', isEmail)
  on.addFormat('url', isHttpUrl)
  on.addFormat('linkedin_url', isLinkedInUrl)
  on.addFormat('country', isCountryCode)
  on.addFormat('datetime', (text: string) => parseIsoTime(text) !== undefined)
}

/** More would help nobody. */
const MOST_FIELDS = 100

/** The pattern of a text that must say something. */
export const NOT_BLANK = '\\S'

/** The keywords that need no more than a limit; the others are told apart below. */
const REASONS: Readonly<Record<string, InvalidReason>> = {
  maxLength: 'too_long',
  maxItems: 'too_many',
  maxProperties: 'too_many',
}

/**
 * Compiles a schema into a check that names the first field that does not fit, as a path such as `links[0].url`.
 * The same schema stands in the OpenAPI document, so the two cannot disagree.
 *
 * @throws InvalidField (the check, when called)
 */
export function compileCheck<T>(schema: object): (value: unknown) => asserts value is T {
  let validate: ValidateFunction | undefined
  return (value) => {
    // At the first use: compiling is slow, and the start should not be.
    validate ??= ajv.compile(schema)
    if (!validate(value)) throw toInvalidField(validate.errors?.[0] as ErrorObject)
  }
}

/** Looks on after the first fault; only for who may send large bodies of any form to us because we know who it is. */
const thorough = new Ajv({
  strict: true,
  verbose: true,
  allErrors: true,
  allowUnionTypes: true,
  meta: false,
  validateSchema: false,
})
prepare(thorough)

/**
 * The same, but the check names every field that does not fit.
 *
 * @throws InvalidFields (the check, when called)
 */
export function compileThoroughCheck<T>(schema: object): (value: unknown) => asserts value is T {
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= thorough.compile(schema)
    if (validate(value)) return
    const byField = new Map<string, InvalidField>()
    for (const error of validate.errors ?? []) {
      const invalid = toInvalidField(error)
      if (!byField.has(invalid.field)) byField.set(invalid.field, invalid)
    }
    throw new InvalidFields([...byField.values()].slice(0, MOST_FIELDS))
  }
}

function toInvalidField(error: ErrorObject): InvalidField {
  const { keyword, params, data } = error
  const path = pathOfPointer(error.instancePath)
  const value = typeof data === 'string' ? data : undefined
  const quoted = value === undefined ? {} : { value }
  if (keyword === 'required') return new InvalidField(joinPath(path, params['missingProperty']), 'missing')
  if (keyword === 'additionalProperties') {
    return new InvalidField(joinPath(path, params['additionalProperty']), 'unknown')
  }
  if (keyword === 'format') return new InvalidField(path, params['format'] as InvalidReason, quoted)
  // Null stands for what was not given (a dialect says where it may).
  if (keyword === 'type' && data === null && path) return new InvalidField(path, 'missing')
  if (keyword === 'type') return new InvalidField(path, 'type', { expected: anyOf(String(params['type']).split(',')) })
  if (keyword === 'enum') {
    return new InvalidField(path, 'choice', {
      ...quoted,
      expected: `one of: ${[...new Set(params['allowedValues'].map(String))].join(', ')}`,
    })
  }
  if (keyword === 'pattern' && params['pattern'] === NOT_BLANK) return new InvalidField(path, 'empty')
  const limit = params['limit'] as number | undefined
  const expected = error.parentSchema?.[EXPECTED] as string | undefined
  return new InvalidField(path, REASONS[keyword] ?? 'value', {
    ...quoted,
    ...(limit !== undefined && { limit }),
    ...(expected !== undefined && { expected }),
  })
}

function anyOf(types: readonly string[]): string {
  return types.map((type) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`)).join(' or ')
}
