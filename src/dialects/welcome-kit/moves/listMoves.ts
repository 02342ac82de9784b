import { permit } from '../../../core/access/permissions.ts'
import { listMoves as movesOf, type PlaceView } from '../../../core/applications/listMoves.ts'
import { NotMember } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { welcomeKitTime } from '../candidates/present-candidate.ts'
import { paramsCheck } from '../checked-params.ts'
import { ERRORS, exactly, LIST_BODY_ERRORS, list, TIME } from '../openapi.ts'
import { PAGING_PARAMS, type PagingParams, pagingHeaders, readPage } from '../paging.ts'
import { paramsSchema, queryParameters, text } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'

const PARAMS = paramsSchema(
  {
    organization_reference: text(255, 'Organization reference'),
    job_reference: text(255, 'Moves from or to this job'),
    ...PAGING_PARAMS,
  },
  ['organization_reference'],
)
type MovesParams = PagingParams & { readonly organization_reference: string; readonly job_reference?: string }

const check = paramsCheck<MovesParams>(PARAMS)

const named = exactly({ reference: { type: 'string' } })
const STAGE = exactly({
  id: { type: 'integer' },
  name: { type: 'string' },
  reference: { type: ['string', 'null'] },
})
const PLACE = exactly({ stage: STAGE, organization: named, job: named }, ['stage'])

/** A move as it is answered (reference, section 4.8). */
const MOVE_SCHEMA = exactly({ candidate: named, from: PLACE, to: PLACE, created_at: TIME, updated_at: TIME })

/** `GET /api/v1/external/moves` (reference, section 5.12). */
export const listMoves: Operation<DialectDeps> = {
  id: 'listMoves',
  method: 'GET',
  path: '/external/moves',
  docs: {
    tags: ['Moves'],
    summary: 'List moves',
    description:
      'The changes of stage in an organization, newest first. The stage is left out when it is there no more. Needs the ' +
      'scope `moves_r`; with `my_candidates_r` or `my_candidates_rw` beside it, the moves of one’s own candidates.',
    parameters: queryParameters(PARAMS),
    responses: { 200: list('The moves of the page', MOVE_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const principal = await caller(deps, request)
    permit(principal, 'moves.read')
    const { organization_reference: reference, job_reference: job } = params
    if (reference !== principal.organizationReference) throw new NotMember()
    const { moves, total } = await movesOf(deps.applications, principal, job, page)
    const place = ({ job, stage }: PlaceView) => ({
      ...(stage && { stage: { id: stage.id, name: stage.name, reference: stage.reference ?? null } }),
      organization: { reference },
      job: { reference: job.reference },
    })
    const body = moves.map(({ candidateReference, from, to, at }) => ({
      candidate: { reference: candidateReference },
      from: place(from),
      to: place(to),
      created_at: welcomeKitTime(at),
      updated_at: welcomeKitTime(at),
    }))
    return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, total) }
  },
}
