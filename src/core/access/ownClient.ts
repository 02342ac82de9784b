import type { ClientReader, Clock, Ids } from '../ports.ts'
import type { Change } from '../unit-of-work.ts'
import type { Client } from './client.ts'

type OwnClientDeps = { readonly clients: ClientReader; readonly clock: Clock; readonly ids: Ids }

const NAME = 'Longlist'

/**
 * The organization's own client, through which its people act, with the change that adds it where there is none yet. It has no
 * credential, and its grant allows nothing: what somebody may do is said by the role.
 */
export async function ownClient(
  { clients, clock, ids }: OwnClientDeps,
  organizationId: number,
): Promise<{ readonly client: Client; readonly changes: readonly Change[] }> {
  const there = await clients.own(organizationId)
  if (there) return { client: there, changes: [] }
  const isTaken = (await clients.byName(organizationId, NAME)) !== undefined
  const client: Client = {
    organizationId,
    id: await ids.next(),
    name: isTaken ? `${NAME} (its people)` : NAME,
    employeePortal: false,
    grant: { isOwn: true },
    createdAt: clock.now(),
  }
  return { client, changes: [{ do: 'addClient', client }] }
}
