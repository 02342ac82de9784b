import { uidOf } from '../../../core/ids.ts'
import { listDeleted } from '../../../core/persons/listDeleted.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation, OperationDocs } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { COMMON_ERRORS, error, json } from '../openapi.ts'
import { readTimeRange, timeRangeParameters } from '../time-range.ts'

const docs: OperationDocs = {
  tags: ['Persons'],
  summary: 'List deleted candidates and leads',
  description:
    'The uids of candidates and leads that were deleted or removed as duplicates, and that this client has to delete too.',
  parameters: timeRangeParameters('time_deleted', 'what was deleted'),
  responses: {
    200: json('Their uids', { type: 'array', items: { type: 'string' } }, ['A1.5F21', 'A1.5F22']),
    400: error('A time cannot be read', {
      status: 400,
      error: 'invalid_datetime',
      message: 'The provided time format is invalid: "yesterday"',
    }),
    ...COMMON_ERRORS,
  },
}

function operation(id: string, path: string): Operation<DialectDeps> {
  return {
    id,
    method: 'GET',
    path,
    docs,
    async handle(deps, request) {
      const principal = await caller(deps, request)
      const deleted = await listDeleted(deps.erasure, principal, readTimeRange(request, 'time_deleted'))
      return { status: 200, body: JSON.stringify(deleted.map(uidOf)) }
    },
  }
}

/** `GET /deleted-candidates` (reference, section 3.11). */
export const listDeletedCandidates = operation('listDeletedCandidates', '/deleted-candidates')

/** `GET /evaluation/deleted-candidates`: the same for apps of the Evaluation API. */
export const listDeletedCandidatesForEvaluation = operation(
  'listDeletedCandidatesForEvaluation',
  '/evaluation/deleted-candidates',
)
