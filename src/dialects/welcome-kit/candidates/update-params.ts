import { paramsSchema, wholeNumber } from '../param-schemas.ts'
import { updateCheck } from '../update-check.ts'
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

/** Where nothing can be cleared (a stage, a flag, the address of a file) an empty text counts as left out. */
export const checkUpdateParams = updateCheck<UpdateParams>(UPDATE_PARAMS, { refused: NEVER_EMPTY, clears: CLEARABLE })
