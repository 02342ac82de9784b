import { type Principal, permit } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import { describeDepartment, refuseTakenDepartment } from './addDepartment.ts'
import type { Department } from './department.ts'
import type { HiringDeps } from './deps.ts'
import { hiringEvent } from './hiring-event.ts'
import type { Sent } from './job-command.ts'

export type UpdateDepartmentCommand = Sent & {
  readonly name?: string
  readonly slug?: string
  readonly isActive?: boolean
  readonly description?: string | null
}

const ATTEMPTS = 20

/**
 * Changes what the command names of a department.
 *
 * @throws NotPermitted | NotFound | NameTaken (`name` or `slug`)
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function updateDepartment(
  deps: HiringDeps,
  principal: Principal,
  id: number,
  command: UpdateDepartmentCommand,
  remember?: Remember<Department>,
): Promise<Department> {
  permit(principal, 'departments.write')
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const there = await deps.workplaces.departments(principal.organizationId)
    const from = there.find((each) => each.id === id)
    if (!from) throw new NotFound('department')
    refuseTakenDepartment(there, command, id)
    const { name = from.name, slug = from.slug, isActive = from.isActive, description = from.description } = command
    const { description: _, ...rest } = from
    const department: Department = { ...rest, name, slug, isActive, ...(description != null && { description }) }
    const now = deps.clock.now()
    const what = { type: 'department.changed', at: now } as const
    const after = describeDepartment(department)
    const event = await hiringEvent(deps, principal, command, what, describeDepartment(from), after)
    const conflict = await deps.work.commit([
      ...(remember ? [rememberAnswer(principal, remember, department, now)] : []),
      { do: 'changeDepartment', department },
      { do: 'appendEvent', event },
    ])
    if (conflict === undefined) return department
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A department could not be changed: somebody else was quicker again and again')
}
