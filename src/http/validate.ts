import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { InvalidField, type InvalidReason } from '../core/errors.ts'
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
ajv.addKeyword(EXPECTED)
ajv.addFormat('email', isEmail)
ajv.addFormat('url', isHttpUrl)
ajv.addFormat('linkedin_url', isLinkedInUrl)
ajv.addFormat('country', isCountryCode)
ajv.addFormat('datetime', (text: string) => parseIsoTime(text) !== undefined)

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

function toInvalidField(error: ErrorObject): InvalidField {
  const { keyword, params, data } = error
  const path = pathOfPointer(error.instancePath)
  const value = typeof data === 'string' ? data : undefined
  const quoted = value === undefined ? {} : { value }
  if (keyword === 'required') return new InvalidField(joinPath(path, params['missingProperty']), 'missing')
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
