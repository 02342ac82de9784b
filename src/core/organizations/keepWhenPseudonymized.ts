import { NotFound } from '../errors.ts'
import { PERSONAL_FIELDS, type PersonalField } from '../persons/personal-fields.ts'
import type { OrganizationReader } from '../ports.ts'
import type { Organization, UnitOfWork } from '../unit-of-work.ts'

type KeepDeps = { readonly organizations: OrganizationReader; readonly work: UnitOfWork }

/**
 * Sets which fields stay when a person of the organization is pseudonymized, from then on. What was removed before stays
 * removed.
 *
 * @throws NotFound
 */
export async function keepWhenPseudonymized(
  { organizations, work }: KeepDeps,
  organizationId: number,
  fields: readonly PersonalField[],
): Promise<Organization> {
  const found = await organizations.byId(organizationId)
  if (!found) throw new NotFound('organization')
  const keptWhenPseudonymized = PERSONAL_FIELDS.filter((field) => fields.includes(field))
  const organization = { ...found, about: { ...found.about, keptWhenPseudonymized } }
  await work.commit([{ do: 'changeOrganization', organization }])
  return organization
}
