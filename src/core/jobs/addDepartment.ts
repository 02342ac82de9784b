import { type Principal, permit } from '../access/permissions.ts'
import { NameTaken } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import type { Department } from './department.ts'
import type { HiringDeps } from './deps.ts'
import { hiringEvent } from './hiring-event.ts'
import type { Sent } from './job-command.ts'
import { slugOf } from './slug.ts'

export type AddDepartmentCommand = Sent & {
  readonly name: string
  /** Made from the name when left out. */
  readonly slug?: string
  /** Left out, it is. */
  readonly isActive?: boolean
  readonly description?: string
}

/** How often it is tried anew when somebody else added a department meanwhile. */
const ATTEMPTS = 20

/**
 * Adds a department.
 *
 * @throws NotPermitted | NameTaken (`name` or `slug`)
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addDepartment(
  deps: HiringDeps,
  principal: Principal,
  command: AddDepartmentCommand,
  remember?: Remember<Department>,
): Promise<Department> {
  permit(principal, 'departments.write')
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const there = await deps.workplaces.departments(principal.organizationId)
    refuseTakenDepartment(there, command)
    const { department, changes } = await newDepartment(deps, principal, command, there)
    if (remember) changes.unshift(rememberAnswer(principal, remember, department, department.createdAt))
    const conflict = await deps.work.commit(changes)
    if (conflict === undefined) return department
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A department could not be added: somebody else was quicker again and again')
}

/** @throws NameTaken when another department has the name or the slug */
export function refuseTakenDepartment(
  there: readonly Department[],
  { name, slug }: { readonly name?: string; readonly slug?: string },
  exceptId?: number,
): void {
  const others = there.filter(({ id }) => id !== exceptId)
  if (name !== undefined && others.some((other) => other.name === name)) throw new NameTaken('name', name)
  if (slug !== undefined && others.some((other) => other.slug === slug)) throw new NameTaken('slug', slug)
}

/** A department with the changes that add it. */
export async function newDepartment(
  deps: HiringDeps,
  principal: Principal,
  command: AddDepartmentCommand,
  there: readonly Department[],
): Promise<{ department: Department; changes: Change[] }> {
  const department = await draftDepartment(deps, principal, command, there)
  const what = { type: 'department.added', at: department.createdAt } as const
  const event = await hiringEvent(deps, principal, command, what, {}, describeDepartment(department))
  return {
    department,
    changes: [
      { do: 'addDepartment', department },
      { do: 'appendEvent', event },
    ],
  }
}

/** A department, not written yet. */
export async function draftDepartment(
  deps: Pick<HiringDeps, 'ids' | 'clock'>,
  { organizationId }: { readonly organizationId: number },
  { name, slug, isActive = true, description }: Omit<AddDepartmentCommand, keyof Sent>,
  there: readonly Department[],
): Promise<Department> {
  return {
    organizationId,
    id: await deps.ids.next(),
    name,
    slug: slug ?? slugOf(name, new Set(there.map((other) => other.slug))),
    isActive,
    ...(description !== undefined && { description }),
    createdAt: deps.clock.now(),
  }
}

export function describeDepartment({ id, name, slug, isActive, description }: Department) {
  return { departmentId: id, name, slug, isActive, ...(description !== undefined && { description }) }
}
