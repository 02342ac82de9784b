import { isBlank, ParamsMissing, paramsCheck } from '../checked-params.ts'
import { paramsSchema, wholeNumber } from '../param-schemas.ts'
import type { Params } from '../read-params.ts'
import { CREATE_PARAMS, type CreateParams, MEDIA_PARAMS } from './candidate-params.ts'

/** The parameters of "Update a candidate" (reference, section 5.4): those of the create that an update may name. */

const NOT_TAKEN: readonly string[] = ['organization_reference', 'job_reference', 'comment', 'referrer']

/** What an empty text clears. */
const CLEARABLE = ['tag_list', 'subtitle', 'phone', 'cover_letter', ...MEDIA_PARAMS] as const

/** Nobody is without them, so an empty one is refused. */
const NEVER_EMPTY = ['email', 'firstname', 'lastname'] as const

export const UPDATE_PARAMS = paramsSchema({
  ...Object.fromEntries(Object.entries(CREATE_PARAMS.properties).filter(([name]) => !NOT_TAKEN.includes(name))),
  job_stage_id: wholeNumber('Stage of the same job to move the candidate to'),
})

type Updatable = Omit<CreateParams, 'organization_reference' | 'job_reference' | 'comment' | 'referrer'>

/** The parameters once they have been checked: empty ones that clear something are null, and the others are absent. */
export type UpdateParams = { readonly [K in keyof Updatable]?: Exclude<Updatable[K], undefined> | null }

const check = paramsCheck<UpdateParams>(UPDATE_PARAMS)

/**
 * Checks the parameters of an update. An empty text clears, as a client means it that sends its whole record; where nothing
 * can be cleared (a stage, a flag, the address of a file) it counts as left out.
 *
 * @throws ParamsMissing | InvalidField
 */
export function checkUpdateParams(params: Params): UpdateParams {
  const emptied = NEVER_EMPTY.filter((name) => name in params && isBlank(params[name]))
  if (emptied.length > 0) throw new ParamsMissing(emptied.map((name) => ({ name, empty: true })))
  const cleared = CLEARABLE.filter((name) => name in params && isBlank(params[name]))
  return { ...check(params), ...Object.fromEntries(cleared.map((name) => [name, null])) }
}
