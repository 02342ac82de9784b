import { InvalidField } from '../../core/errors.ts'
import { compileCheck } from '../../http/validate.ts'
import { refuseBrokenText } from '../../http/whole-text.ts'
import type { ParamsSchema } from './param-schemas.ts'
import type { Params } from './read-params.ts'

/** Several parameters are missing or empty at once: they are all named in one answer. */
export class ParamsMissing extends InvalidField {
  readonly missing: readonly { readonly name: string; readonly empty: boolean }[]
  constructor(missing: readonly { name: string; empty: boolean }[]) {
    super(missing.map(({ name }) => name).join(', '), 'missing')
    this.missing = missing
  }
}

/**
 * A check of an operation's parameters; they are checked before the credential, as was observed on the vendor's server.
 *
 * @returns the check: it gives them back without the empty ones, which forms send for what was left out, and throws
 * ParamsMissing or InvalidField
 */
export function paramsCheck<T>(schema: ParamsSchema): (params: Params) => T {
  const check: (value: unknown) => asserts value is T = compileCheck<T>(schema)
  return (params) => {
    refuseBrokenText(params)
    const given = Object.fromEntries(Object.entries(params).filter(([, value]) => !isBlank(value)))
    const missing = schema.required.filter((name) => !(name in given))
    if (missing.length > 0) throw new ParamsMissing(missing.map((name) => ({ name, empty: name in params })))
    check(given)
    return given
  }
}

/** Whether a value says nothing: `null`, or text of blanks alone. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}
