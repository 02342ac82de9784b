/** Compares an answer with what a case expects of it. */

/** What only the server can know has a form instead of a value. */
const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  '<any>': (value) => value !== undefined,
  '<absent>': (value) => value === undefined,
  '<string>': (value) => typeof value === 'string' && value !== '',
  '<integer>': (value) => Number.isInteger(value),
  '<boolean>': (value) => typeof value === 'boolean',
  '<uid>': isText(/^[0-9A-F]{2}\.[0-9A-F]{4,11}$/),
  '<reference>': isText(/^wttj-[0-9a-f]{24}$/),
  '<comeet time>': isText(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  '<wk time>': isText(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/),
  '<url>': (value) => typeof value === 'string' && URL.canParse(value),
  '<list>': (value) => Array.isArray(value),
}

/** The key of an object that stands for a list: each of its items must be in the list, in any place. */
export const INCLUDES = '<includes>'

/**
 * Where and how the value differs, or nothing. An expected text `/…/` is a regular expression, `<…>` is a form, and
 * `{ <includes>: [a, b] }` a list that holds these.
 */
export function differences(value: unknown, expected: unknown, exactly = false, path = ''): string[] {
  const differs = () => [`${path || 'the body'}: ${JSON.stringify(value)} instead of ${JSON.stringify(expected)}`]
  if (typeof expected === 'string' && expected in FORMS) return FORMS[expected]?.(value) ? [] : differs()
  if (typeof expected === 'string' && expected.length > 2 && expected.startsWith('/') && expected.endsWith('/')) {
    return isText(new RegExp(expected.slice(1, -1), 's'))(value) ? [] : differs()
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(value) || value.length !== expected.length) return differs()
    return expected.flatMap((each, index) => differences(value[index], each, exactly, `${path}[${index}]`))
  }
  if (typeof expected === 'object' && expected !== null) {
    if (INCLUDES in expected) return missing(value, expected[INCLUDES] as unknown[], exactly, path)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return differs()
    const found = value as Record<string, unknown>
    const more = exactly ? Object.keys(found).filter((key) => !(key in expected)) : []
    return [
      ...more.map((key) => `${path}.${key} is there and should not be`),
      ...Object.entries(expected).flatMap(([key, each]) => differences(found[key], each, exactly, `${path}.${key}`)),
    ]
  }
  return Object.is(value, expected) ? [] : differs()
}

function missing(value: unknown, wanted: readonly unknown[], exactly: boolean, path: string): string[] {
  if (!Array.isArray(value)) return [`${path || 'the body'} is no list: ${JSON.stringify(value)}`]
  return wanted.flatMap((each) => {
    const attempts = value.map((item) => differences(item, each, exactly, `${path}[]`))
    if (attempts.some((found) => found.length === 0)) return []
    // What came nearest is most likely what was meant.
    const nearest = attempts.toSorted((a, b) => a.length - b.length)[0] ?? [`${path || 'the body'} is empty`]
    return [`${path || 'the body'} does not include ${JSON.stringify(each)}`, ...nearest]
  })
}

function isText(pattern: RegExp) {
  return (value: unknown) => typeof value === 'string' && pattern.test(value)
}
