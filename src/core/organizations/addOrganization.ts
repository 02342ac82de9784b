import { AlreadyExists } from '../errors.ts'
import type { Clock, Ids } from '../ports.ts'
import type { Change, Organization, OrganizationAbout, UnitOfWork } from '../unit-of-work.ts'

export type OrganizationDeps = { readonly work: UnitOfWork; readonly clock: Clock; readonly ids: Ids }

export type AddOrganizationCommand = {
  readonly name: string
  /** Public name; made up when left out. */
  readonly reference?: string
  readonly customFields: readonly string[]
  /** Made up when left out. */
  readonly careersToken?: string
  readonly about?: OrganizationAbout
}

/** Adds an organization with its custom candidate fields. @throws AlreadyExists when the reference is taken */
export async function addOrganization(deps: OrganizationDeps, command: AddOrganizationCommand): Promise<Organization> {
  const organization: Organization = {
    id: await deps.ids.next(),
    reference: command.reference ?? deps.ids.code(7),
    name: command.name,
    linksByEmail: true,
    careersToken: command.careersToken ?? deps.ids.code(32),
    about: command.about ?? {},
    createdAt: deps.clock.now(),
  }
  const changes: Change[] = [{ do: 'addOrganization', organization }]
  changes.push(...customFieldChanges(organization.id, command.customFields))
  if ((await deps.work.commit(changes)) !== undefined) {
    throw new AlreadyExists(`There is already an organization with the reference "${organization.reference}"`)
  }
  return organization
}

/** Adds custom candidate fields to an organization. @throws AlreadyExists when one of them is there */
export async function addCustomFields(
  deps: Pick<OrganizationDeps, 'work'>,
  organizationId: number,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return
  if ((await deps.work.commit(customFieldChanges(organizationId, names))) !== undefined) {
    throw new AlreadyExists('One of the custom fields is there already')
  }
}

function customFieldChanges(organizationId: number, names: readonly string[]): Change[] {
  return [...new Set(names)].map((name) => ({ do: 'addCustomField', organizationId, name }))
}
