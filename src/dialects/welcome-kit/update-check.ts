import { isBlank, ParamsMissing, paramsCheck } from './checked-params.ts'
import type { ParamsSchema } from './param-schemas.ts'
import type { Params } from './read-params.ts'

/**
 * A check of the parameters of an update. An empty text clears, as a client means it that sends its whole record, and is
 * null then; it is refused for what nothing is without; for everything else it counts as left out.
 *
 * @returns the check: it throws ParamsMissing or InvalidField
 */
export function updateCheck<T>(
  schema: ParamsSchema,
  empty: { readonly refused: readonly string[]; readonly clears: readonly string[] },
): (params: Params) => T {
  const check = paramsCheck<T>(schema)
  return (params) => {
    const isEmptied = (name: string) => name in params && isBlank(params[name])
    const refused = empty.refused.filter(isEmptied)
    if (refused.length > 0) throw new ParamsMissing(refused.map((name) => ({ name, empty: true })))
    const cleared = empty.clears.filter(isEmptied)
    return { ...check(params), ...Object.fromEntries(cleared.map((name) => [name, null])) }
  }
}
