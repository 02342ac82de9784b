import type { Department } from '../../../core/jobs/department.ts'
import { exactly } from '../openapi.ts'
import { flag, paramsSchema, text } from '../param-schemas.ts'
import { updateCheck } from '../update-check.ts'

/** Departments on the wire (reference, sections 4.11 and 6.8). */

export const DEPARTMENT_SCHEMA = exactly({
  id: { type: 'integer' },
  name: { type: 'string' },
  is_active: { type: 'boolean' },
  slug: { type: 'string' },
  description: { type: ['string', 'null'] },
})

export const DEPARTMENT_EXAMPLE = { name: 'Tech', description: 'Builders' }

export function presentDepartment({ id, name, isActive, slug, description }: Department) {
  return { id, name, is_active: isActive, slug, description: description ?? null }
}

export const CREATE_DEPARTMENT_PARAMS = paramsSchema(
  {
    organization_reference: text(255, 'Organization reference'),
    name: text(255, 'Name, which no other department of the organization may have'),
    slug: text(255, 'A name for addresses, its own as well; left out, it is made from the name'),
    is_active: flag('Whether it is in use; left out, it is'),
    description: text(30_000, 'Description'),
  },
  ['organization_reference', 'name'],
)
export const UPDATE_DEPARTMENT_PARAMS = paramsSchema(CREATE_DEPARTMENT_PARAMS.properties)

export type CreateDepartmentParams = {
  readonly organization_reference: string
  readonly name: string
  readonly slug?: string
  readonly is_active?: boolean | 'true' | 'false'
  readonly description?: string
}
export type UpdateDepartmentParams = Partial<Omit<CreateDepartmentParams, 'description'>> & {
  readonly description?: string | null
}

export const checkUpdateDepartment = updateCheck<UpdateDepartmentParams>(UPDATE_DEPARTMENT_PARAMS, {
  refused: ['name'],
  clears: ['description'],
})
