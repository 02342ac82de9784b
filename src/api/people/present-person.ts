import type { Principal } from '../../core/access/permissions.ts'
import type { UndoStep } from '../../core/applications/undo-step.ts'
import { readPerson } from '../../core/persons/readPerson.ts'
import { presentSummaries } from '../applications/present-summary.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf, timeOf } from '../names.ts'

/** As the schema `Person`. @throws NotFound (person) */
export async function showPerson(deps: ApiDeps, principal: Principal, id: number, undo?: UndoStep): Promise<object> {
  const { applications, likelyDuplicates } = await readPerson(deps.matching, principal, id)
  const all = [...applications, ...likelyDuplicates.map(({ application }) => application)]
  const summaries = await presentSummaries(deps, principal, all)
  return {
    id: nameOf(id),
    applications: summaries.slice(0, applications.length),
    likelyDuplicates: likelyDuplicates.map(({ matchedBy }, at) => ({
      application: summaries[applications.length + at],
      reasons: matchedBy,
    })),
    undo: undo ? { id: nameOf(undo.id), expiresAt: timeOf(undo.expiresAt) } : null,
  }
}
