import { AlreadyExists } from '../errors.ts'
import { draftDepartment } from './addDepartment.ts'
import { draftOffice } from './addOffice.ts'
import type { Department } from './department.ts'
import type { HiringDeps } from './deps.ts'
import type { OfficeFields } from './job-command.ts'
import type { Office } from './office.ts'
import type { Question, Questionnaire } from './questionnaire.ts'

/** What jobs refer to, for the operator who fills a store: each is found by its name, or added. */

type Deps = Pick<HiringDeps, 'workplaces' | 'work' | 'ids' | 'clock'>

/** @throws AlreadyExists when somebody else was quicker: it is there now */
export async function ensureDepartment(deps: Deps, organizationId: number, name: string): Promise<Department> {
  const there = await deps.workplaces.departments(organizationId)
  const known = there.find((department) => department.name === name)
  if (known) return known
  const department = await draftDepartment(deps, { organizationId }, { name }, there)
  if ((await deps.work.commit([{ do: 'addDepartment', department }])) !== undefined) {
    throw new AlreadyExists(`There is already a department "${name}"`)
  }
  return department
}

export async function ensureOffice(
  deps: Deps,
  organizationId: number,
  fields: Partial<OfficeFields> & Pick<OfficeFields, 'name'>,
): Promise<Office> {
  const known = (await deps.workplaces.offices(organizationId)).find(({ name }) => name === fields.name)
  if (known) return known
  const office = await draftOffice(deps, { organizationId }, fields)
  await deps.work.commit([{ do: 'addOffice', office }])
  return office
}

export async function ensureQuestionnaire(
  deps: Deps,
  organizationId: number,
  { name, questions }: { readonly name: string; readonly questions: readonly Question[] },
): Promise<Questionnaire> {
  const known = (await deps.workplaces.questionnaires(organizationId)).find((each) => each.name === name)
  if (known) return known
  const id = await deps.ids.next()
  const questionnaire = { organizationId, id, name, questions, createdAt: deps.clock.now() }
  await deps.work.commit([{ do: 'addQuestionnaire', questionnaire }])
  return questionnaire
}
