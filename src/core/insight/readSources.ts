import type { Principal } from '../access/permissions.ts'
import type { Surface } from '../applications/application.ts'
import type { TimeRange } from '../applications/application-list.ts'
import type { Status } from '../applications/status.ts'
import type { ClientReader, InsightReader, JobReader } from '../ports.ts'
import { scopeOf } from './scopeOf.ts'

export type SourceFigures = {
  readonly client: { readonly id: number; readonly name: string }
  readonly surface: Surface
  readonly received: number
  /** Neither hired nor refused, and not withdrawn. */
  readonly active: number
  readonly hired: number
  readonly refused: number
}

/**
 * What came from where, and what became of it; what sent most stands first.
 *
 * @throws NotPermitted | NotFound (job)
 */
export async function readSources(
  deps: { readonly jobs: JobReader; readonly clients: ClientReader; readonly insight: InsightReader },
  principal: Principal,
  jobId: number | undefined,
  created: TimeRange,
): Promise<SourceFigures[]> {
  const { organizationId } = principal
  const scope = await scopeOf(deps, principal, jobId, created)
  const counts = Map.groupBy(
    await deps.insight.bySource(organizationId, scope),
    ({ clientId, surface }) => `${clientId} ${surface}`,
  )
  const figures = await Promise.all(
    [...counts.values()].map(async (ofOne) => {
      const [{ clientId, surface }] = ofOne as [(typeof ofOne)[number]]
      const client = await deps.clients.byId(organizationId, clientId)
      const sum = (...statuses: Status[]) =>
        ofOne.filter(({ status }) => statuses.includes(status)).reduce((all, { count }) => all + count, 0)
      return {
        client: { id: clientId, name: client?.name ?? '' },
        surface,
        received: ofOne.reduce((all, { count }) => all + count, 0),
        active: sum('in_progress', 'on_hold', 'awaiting_decision'),
        hired: sum('hired'),
        refused: sum('rejected'),
      }
    }),
  )
  return figures.toSorted((a, b) => b.received - a.received || a.client.name.localeCompare(b.client.name))
}
