import { type Principal, permit } from '../access/permissions.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import type { HiringDeps } from './deps.ts'
import { hiringEvent } from './hiring-event.ts'
import type { OfficeFields, Sent } from './job-command.ts'
import type { Office } from './office.ts'

export type AddOfficeCommand = Sent & Partial<OfficeFields> & Pick<OfficeFields, 'name'>

/**
 * Adds an office.
 *
 * @throws NotPermitted
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addOffice(
  deps: HiringDeps,
  principal: Principal,
  command: AddOfficeCommand,
  remember?: Remember<Office>,
): Promise<Office> {
  permit(principal, 'offices.write')
  const { office, changes } = await newOffice(deps, principal, command)
  if (remember) changes.unshift(rememberAnswer(principal, remember, office, office.createdAt))
  if ((await deps.work.commit(changes)) !== undefined) throw new AnsweredAlready()
  return office
}

/** An office with the changes that add it. */
export async function newOffice(
  deps: HiringDeps,
  principal: Principal,
  command: AddOfficeCommand,
): Promise<{ office: Office; changes: Change[] }> {
  const office = await draftOffice(deps, principal, command)
  const what = { type: 'office.added', at: office.createdAt } as const
  const event = await hiringEvent(deps, principal, command, what, {}, describeOffice(office))
  return {
    office,
    changes: [
      { do: 'addOffice', office },
      { do: 'appendEvent', event },
    ],
  }
}

/** An office, not written yet. */
export async function draftOffice(
  deps: Pick<HiringDeps, 'ids' | 'clock'>,
  { organizationId }: { readonly organizationId: number },
  { name, city, countryCode, address, zip, isHeadquarter = false, more = {} }: Omit<AddOfficeCommand, keyof Sent>,
): Promise<Office> {
  return {
    organizationId,
    id: await deps.ids.next(),
    name,
    ...(city !== undefined && { city }),
    ...(countryCode !== undefined && { countryCode: countryCode.toUpperCase() }),
    ...(address !== undefined && { address }),
    ...(zip !== undefined && { zip }),
    isHeadquarter,
    more,
    createdAt: deps.clock.now(),
  }
}

export function describeOffice(office: Office) {
  const { organizationId: _, createdAt: __, id, more, ...fields } = office
  return { officeId: id, ...fields, ...more }
}
