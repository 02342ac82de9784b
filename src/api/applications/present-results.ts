import type { Principal } from '../../core/access/permissions.ts'
import type { ItemResult } from '../../core/applications/changeMany.ts'
import { DomainError } from '../../core/errors.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf } from '../names.ts'
import { problemBody } from '../problem.ts'
import { presentSummaries } from './present-summary.ts'

/** What became of each of many applications, as the schema `BulkResult` has it; a fault of ours is thrown. */
export async function presentResults(
  deps: ApiDeps,
  principal: Principal,
  results: readonly ItemResult[],
): Promise<object[]> {
  const done = results.flatMap((result) => ('application' in result ? [result.application] : []))
  const summaries = await presentSummaries(deps, principal, done)
  const byId = new Map(done.map(({ id }, at) => [id, summaries[at]]))
  return results.map((result) => {
    if ('error' in result && !(result.error instanceof DomainError)) throw result.error
    return {
      id: nameOf(result.id),
      ok: !('error' in result),
      problem: 'error' in result ? problemBody(result.error) : null,
      application: byId.get(result.id) ?? null,
    }
  })
}
