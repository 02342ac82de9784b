import { readDay } from '../days.ts'
import { PAGING_PARAMS, type PagingParams } from '../paging.ts'
import { day, flag, paramsSchema, text, wholeNumber } from '../param-schemas.ts'

const ADDITIONS = { stage: flag('Add the `stage` object'), tags: flag('Add the `tags` array') }

/** The parameters of a read of one candidate (reference, section 5.3). */
export const RETRIEVE_PARAMS = paramsSchema(ADDITIONS)

export type RetrieveParams = { readonly stage?: boolean | string; readonly tags?: boolean | string }

/** The parameters of the list of candidates (reference, section 5.2). */
export const LIST_PARAMS = paramsSchema(
  {
    job_reference: text(255, 'Job reference'),
    email: text(254, 'Those with this e-mail, compared without case'),
    origin: text(255, 'Those with this origin'),
    referrer: text(2048, 'Those whose referrer contains this, compared without case'),
    job_stage_id: wholeNumber('Those in this stage'),
    job_stage_reference: text(255, 'Those in the stages with this reference'),
    archived: {
      type: ['boolean', 'string'],
      enum: [true, false, 'true', 'false', 'both'],
      description: 'Those that are archived, or those that are not; left out, both',
    },
    created_after: day('Those created on this day or later'),
    updated_after: day('Those changed on this day or later'),
    ...PAGING_PARAMS,
    ...ADDITIONS,
  },
  ['job_reference'],
)

export type ListParams = PagingParams &
  RetrieveParams & {
    readonly job_reference: string
    readonly email?: string
    readonly origin?: string
    readonly referrer?: string
    readonly job_stage_id?: string | number
    readonly job_stage_reference?: string
    readonly archived?: boolean | 'true' | 'false' | 'both'
    readonly created_after?: string
    readonly updated_after?: string
  }

/** The filter in the core's words, without the origin. @throws InvalidField for a day that no calendar has */
export function toListFilter(params: ListParams) {
  const { email, referrer, job_stage_id: stageId, job_stage_reference: stageReference, archived } = params
  const createdFrom = readDay('created_after', params.created_after)
  const updatedFrom = readDay('updated_after', params.updated_after)
  return {
    ...(email !== undefined && { email }),
    ...(referrer !== undefined && { referrer }),
    ...(stageId !== undefined && { stageId: Number(stageId) }),
    ...(stageReference !== undefined && { stageReference }),
    ...(archived !== undefined && archived !== 'both' && { archived: archived === true || archived === 'true' }),
    ...(createdFrom !== undefined && { createdFrom }),
    ...(updatedFrom !== undefined && { updatedFrom }),
  }
}
