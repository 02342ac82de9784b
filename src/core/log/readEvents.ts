import { type Principal, permit } from '../access/permissions.ts'
import type { TimeRange } from '../applications/application-list.ts'
import type { ClientReader, LogReader } from '../ports.ts'
import type { LoggedEvent } from './event.ts'

type ReadDeps = { readonly log: LogReader; readonly clients: ClientReader }

/** An event and the name of the client through which it was done; left out when the operator did it. */
export type NamedEvent = { readonly event: LoggedEvent; readonly clientName?: string }

/**
 * A page of the organization's log, newest first.
 *
 * @param before the place of the last event of the page before
 * @throws NotPermitted
 */
export async function readEvents(
  { log, clients }: ReadDeps,
  principal: Principal,
  { from, until }: TimeRange,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<{ readonly events: NamedEvent[]; readonly next?: number }> {
  permit(principal, 'log.read')
  const { organizationId } = principal
  // One more than asked for tells whether another page follows.
  const found = await log.newest(organizationId, {
    ...(before !== undefined && { before }),
    ...(from !== undefined && { since: from }),
    ...(until !== undefined && { until }),
    limit: limit + 1,
  })
  const events = await nameClients(clients, found.slice(0, limit))
  const next = found.length > limit ? found[limit - 1]?.position : undefined
  return next === undefined ? { events } : { events, next }
}

export function nameClients(clients: ClientReader, events: readonly LoggedEvent[]): Promise<NamedEvent[]> {
  return Promise.all(
    events.map(async (event) => {
      const client = await clients.byId(event.organizationId, event.clientId)
      return client ? { event, clientName: client.name } : { event }
    }),
  )
}
