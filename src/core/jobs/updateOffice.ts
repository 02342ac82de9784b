import { type Principal, permit } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import { describeOffice } from './addOffice.ts'
import type { HiringDeps } from './deps.ts'
import { hiringEvent } from './hiring-event.ts'
import type { OfficeFields, Sent } from './job-command.ts'
import type { Office } from './office.ts'

/** Null clears, what is left out stays. */
export type UpdateOfficeCommand = Sent & {
  readonly name?: string
  readonly isHeadquarter?: boolean
} & { readonly [K in 'city' | 'countryCode' | 'address' | 'zip']?: OfficeFields[K] | null }

/**
 * Changes what the command names of an office.
 *
 * @throws NotPermitted | NotFound
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function updateOffice(
  deps: HiringDeps,
  principal: Principal,
  id: number,
  command: UpdateOfficeCommand,
  remember?: Remember<Office>,
): Promise<Office> {
  permit(principal, 'offices.write')
  const from = await deps.workplaces.office(principal.organizationId, id)
  if (!from) throw new NotFound('office')
  const office: { -readonly [K in keyof Office]: Office[K] } = {
    ...from,
    name: command.name ?? from.name,
    isHeadquarter: command.isHeadquarter ?? from.isHeadquarter,
  }
  for (const field of ['city', 'countryCode', 'address', 'zip'] as const) {
    const value = command[field]
    if (value === null) delete office[field]
    else if (value !== undefined) office[field] = field === 'countryCode' ? value.toUpperCase() : value
  }
  const now = deps.clock.now()
  const what = { type: 'office.changed', at: now } as const
  const event = await hiringEvent(deps, principal, command, what, describeOffice(from), describeOffice(office))
  const conflict = await deps.work.commit([
    ...(remember ? [rememberAnswer(principal, remember, office, now)] : []),
    { do: 'changeOffice', office },
    { do: 'appendEvent', event },
  ])
  if (conflict !== undefined) throw new AnsweredAlready()
  return office
}
