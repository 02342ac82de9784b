import { type Principal, permit } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import type { Change } from '../unit-of-work.ts'
import { newDepartment } from './addDepartment.ts'
import { newOffice } from './addOffice.ts'
import type { Department } from './department.ts'
import type { HiringDeps } from './deps.ts'
import type { DepartmentWanted, OfficeFields, OfficeWanted, Sent } from './job-command.ts'
import type { Office } from './office.ts'

/**
 * The department that a job is to belong to. One that is wanted by a name that is not known is added: a change that adds it
 * is put to the others.
 *
 * @throws NotFound when there is none with the id
 */
export async function resolveDepartment(
  deps: HiringDeps,
  principal: Principal,
  sent: Sent,
  wanted: DepartmentWanted,
  changes: Change[],
): Promise<Department> {
  const there = await deps.workplaces.departments(principal.organizationId)
  if ('id' in wanted) {
    const known = there.find(({ id }) => id === wanted.id)
    if (!known) throw new NotFound('department')
    return known
  }
  const known = there.find(({ name }) => sameText(name, wanted.name))
  if (known) return known
  const added = await newDepartment(deps, principal, { ...sent, name: wanted.name }, there)
  changes.push(...added.changes)
  return added.department
}

/**
 * The offices of a job, in the order in which they are wanted, each once. Those that are not known are added.
 *
 * @throws NotFound when there is none with the id, or none that fits and too little is said to add one
 * @throws NotPermitted when one would have to be added and the caller may not
 */
export async function resolveOffices(
  deps: HiringDeps,
  principal: Principal,
  sent: Sent,
  wanted: readonly OfficeWanted[],
  changes: Change[],
): Promise<Office[]> {
  const there = [...(await deps.workplaces.offices(principal.organizationId))]
  const found = new Map<number, Office>()
  for (const one of wanted) {
    let office = there.find((each) => ('id' in one ? each.id === one.id : fits(each, one)))
    if (!office) {
      if ('id' in one || one.city === undefined || one.countryCode === undefined) throw new NotFound('office')
      permit(principal, 'offices.write')
      const added = await newOffice(deps, principal, { ...sent, ...one, name: one.name ?? one.city })
      changes.push(...added.changes)
      there.push(added.office)
      office = added.office
    }
    found.set(office.id, office)
  }
  return [...found.values()]
}

const COMPARED = ['name', 'city', 'countryCode', 'address', 'zip'] as const

function fits(office: Office, wanted: Partial<OfficeFields>): boolean {
  const given = COMPARED.filter((field) => wanted[field] !== undefined)
  return given.length > 0 && given.every((field) => sameText(office[field] ?? '', wanted[field] as string))
}

function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
