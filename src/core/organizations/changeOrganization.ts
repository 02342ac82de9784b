import { type By, logged } from '../access/account-event.ts'
import type { RememberFor } from '../access/saveUser.ts'
import { NotFound } from '../errors.ts'
import { AnsweredAlready, rememberAnswer } from '../idempotency.ts'
import type { Clock, Ids, OrganizationReader } from '../ports.ts'
import type { Organization, OrganizationAbout, UnitOfWork } from '../unit-of-work.ts'

type ChangeDeps = {
  readonly organizations: OrganizationReader
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}

/** What is left out stays; of what it says of itself, null takes a key away. */
export type OrganizationChange = {
  readonly name?: string
  readonly linksByEmail?: boolean
  readonly about?: { readonly [K in keyof OrganizationAbout]?: OrganizationAbout[K] | null }
}

/**
 * Changes the organization.
 *
 * @param mayChange looks at what is there before it is changed, and may throw
 * @throws NotFound
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function changeOrganization(
  deps: ChangeDeps,
  by: By,
  change: OrganizationChange,
  mayChange: (from: Organization) => void,
  remembered?: RememberFor<Organization>,
): Promise<Organization> {
  const from = await deps.organizations.byId(by.organizationId)
  if (!from) throw new NotFound('organization')
  mayChange(from)
  const { name = from.name, linksByEmail = from.linksByEmail } = change
  const about = Object.fromEntries(
    Object.entries({ ...from.about, ...change.about }).filter(([, value]) => value !== null),
  )
  const organization: Organization = { ...from, name, linksByEmail, about }
  const at = deps.clock.now()
  const what = { type: 'organization.changed', at } as const
  const conflict = await deps.work.commit([
    ...(remembered ? [rememberAnswer(remembered.principal, remembered.remember, organization, at)] : []),
    { do: 'changeOrganization', organization },
    await logged(deps, by, what, describe(from), describe(organization)),
  ])
  if (conflict) throw new AnsweredAlready()
  return organization
}

function describe({ name, linksByEmail, about }: Organization): Record<string, unknown> {
  return { name, linksByEmail, ...about }
}
