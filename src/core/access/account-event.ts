import type { Surface } from '../applications/application.ts'
import type { Actor } from '../log/actor.ts'
import type { EventType } from '../log/event.ts'
import type { Ids } from '../ports.ts'
import type { Change } from '../unit-of-work.ts'
import { actorOf } from './actorOf.ts'
import type { Principal } from './permissions.ts'

/** Who changes something of the organization, its users or its clients, and through what. */
export type By = {
  readonly organizationId: number
  /** 0 for the operator. */
  readonly clientId: number
  readonly surface: Surface
  readonly requestId: string
  readonly actor?: Actor
}

/** A principal's own act, sent to the native API. */
export function byPrincipal(principal: Principal, requestId: string): By {
  const { organizationId, clientId } = principal
  const actor = actorOf(principal)
  return { organizationId, clientId, surface: 'native', requestId, ...(actor && { actor }) }
}

/** The operator's act at the command line. */
export function byOperator(organizationId: number, requestId: string): By {
  return { organizationId, clientId: 0, surface: 'cli', requestId }
}

type Values = Readonly<Record<string, unknown>>

/** Appends what happened to the log: of two sets of values what differs between them. They hold no secret. */
export async function logged(
  { ids }: { readonly ids: Ids },
  by: By,
  { type, at }: { readonly type: EventType; readonly at: number },
  before: Values,
  after: Values,
): Promise<Change> {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const pick = (values: Values) =>
    Object.fromEntries(fields.filter((field) => values[field] !== undefined).map((field) => [field, values[field]]))
  const id = await ids.next()
  const details = { salt: ids.salt(), before: pick(before), after: pick(after) }
  return { do: 'appendEvent', event: { ...by, id, type, at, fields, details } }
}
