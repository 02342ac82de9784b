import { InvalidField } from '../../../core/errors.ts'
import { compileCheck } from '../../../http/validate.ts'
import { refuseBrokenText } from '../../../http/whole-text.ts'
import type { Params } from '../read-params.ts'
import { CREATE_PARAMS, type CreateParams, REQUIRED } from './candidate-params.ts'

const check: (value: unknown) => asserts value is CreateParams = compileCheck<CreateParams>(CREATE_PARAMS)

/** Several parameters are missing or empty at once: they are all named in one answer. */
export class ParamsMissing extends InvalidField {
  readonly missing: readonly { readonly name: string; readonly empty: boolean }[]
  constructor(missing: readonly { name: string; empty: boolean }[]) {
    super(missing.map(({ name }) => name).join(', '), 'missing')
    this.missing = missing
  }
}

/**
 * Checks the parameters of a create; they are checked before the credential, as was observed on the vendor's server.
 *
 * @returns them without the empty ones, which forms send for what was left out
 * @throws ParamsMissing | InvalidField
 */
export function checkCreateParams(params: Params): CreateParams {
  refuseBrokenText(params)
  const given = Object.fromEntries(Object.entries(params).filter(([, value]) => !isBlank(value)))
  const missing = REQUIRED.filter((name) => !(name in given))
  if (missing.length > 0) throw new ParamsMissing(missing.map((name) => ({ name, empty: name in params })))
  check(given)
  return given
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}
