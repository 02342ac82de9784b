import { type Principal, permit } from '../access/permissions.ts'
import type { TimeRange } from '../applications/application-list.ts'
import type { ClientReader, JobReader, LogReader } from '../ports.ts'
import type { LoggedEvent } from './event.ts'

type ReadDeps = { readonly log: LogReader; readonly clients: ClientReader; readonly jobs: JobReader }

/** An event with what names those that it is about. */
export type ReadEvent = {
  readonly event: LoggedEvent
  /** Left out when no client did it, but the operator. */
  readonly clientName?: string
  readonly jobUid?: string
}

/**
 * A page of the organization's log, oldest first.
 *
 * @returns the events, and the place behind which the next page begins if there is one
 * @throws NotPermitted
 */
export async function readLog(
  { log, clients, jobs }: ReadDeps,
  principal: Principal,
  { from, until }: TimeRange,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly events: ReadEvent[]; readonly next?: number }> {
  permit(principal, 'log.read')
  const { organizationId } = principal
  // One more than asked for tells whether another page follows.
  const found = await log.list(organizationId, {
    after,
    ...(from !== undefined && { since: from }),
    ...(until !== undefined && { until }),
    limit: limit + 1,
  })
  const next = found.length > limit ? found[limit - 1]?.position : undefined
  const events = await Promise.all(
    found.slice(0, limit).map(async (event) => {
      const client = await clients.byId(organizationId, event.clientId)
      const job = event.jobId === undefined ? undefined : await jobs.byId(organizationId, event.jobId)
      return { event, ...(client && { clientName: client.name }), ...(job && { jobUid: job.uid }) }
    }),
  )
  return next === undefined ? { events } : { events, next }
}
