import { type Principal, permit } from '../access/permissions.ts'
import type { EventDetails, LoggedEvent } from '../log/event.ts'
import type { ApplicationReader, ClientReader, LogReader } from '../ports.ts'
import { findApplication } from './readApplication.ts'

type HistoryDeps = {
  readonly applications: ApplicationReader
  readonly log: LogReader
  readonly clients: ClientReader
}

/** An event of an application, with the values before and after as long as they are kept, and the client that it came through. */
export type HistoryEntry = {
  readonly event: LoggedEvent
  readonly details: Partial<EventDetails>
  /** Left out when no client did it, but the operator. */
  readonly clientName?: string
}

/**
 * What happened to an application, newest first. A person may read it of every application that it may see; a client needs
 * the right to read the log.
 *
 * @throws NotPermitted | NotFound (application) | RemovedAsDuplicate
 */
export async function readHistory(
  deps: HistoryDeps,
  principal: Principal,
  id: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly next?: number }> {
  if (!principal.user) permit(principal, 'log.read')
  const { organizationId } = principal
  await findApplication(deps, principal, { id })
  const page = { limit: limit + 1, ...(before !== undefined && { before }) }
  const found = await deps.log.ofApplication(organizationId, id, page)
  const entries = await Promise.all(
    found.slice(0, limit).map(async ({ details, ...event }) => {
      const client = await deps.clients.byId(organizationId, event.clientId)
      return { event, details, ...(client && { clientName: client.name }) }
    }),
  )
  const last = entries.at(-1)
  return found.length > limit && last ? { entries, next: last.event.position } : { entries }
}
