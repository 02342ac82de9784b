import { maySee, type Principal, permit } from '../access/permissions.ts'
import { InvalidField } from '../errors.ts'
import type { Application, ApplicationView } from './application.ts'
import { type ApplicationFilter, type ListPlace, orderFor } from './application-list.ts'
import { type ViewDeps, viewsOf } from './views.ts'

/** What a caller asks of a list; whose applications it holds follows from the caller's grant. */
export type ListRequest = {
  readonly filter: Omit<ApplicationFilter, 'clientId'>
  /** Where the page begins, as the page before it said. */
  readonly after?: ListPlace
  readonly limit: number
}

/** An application of a list, or what is left of one that is there no more. */
export type ListedApplication = ApplicationView | { readonly removed: Application }

export type ApplicationPage = {
  readonly items: readonly ListedApplication[]
  /** Where the next page begins; left out on the last one. */
  readonly next?: ListPlace
}

/**
 * A page of the applications that the caller may see. It may hold fewer than `limit`, and is the last one only when it
 * has no `next`. Whatever is written meanwhile, an application that fits is on one of the pages, or on two.
 *
 * @throws NotPermitted when the caller may see none at all
 * @throws InvalidField (`cursor`) when `after` belongs to another list
 */
export async function listApplications(
  deps: ViewDeps,
  principal: Principal,
  { filter, after, limit }: ListRequest,
): Promise<ApplicationPage> {
  const seesOthers = principal.grant.has('applications.read.others')
  if (!seesOthers) permit(principal, 'applications.read.own')
  const visible = seesOthers ? filter : { ...filter, clientId: principal.clientId }
  if (after && after.order !== orderFor(visible)) {
    throw new InvalidField('cursor', 'value', { expected: 'the whole address that the page before gave' })
  }
  const { organizationId } = principal
  const page = await deps.applications.list(organizationId, visible, { limit, ...(after && { after }) })
  const seen = page.applications.filter((application) => maySee(principal, application))
  const whole = await viewsOf(
    deps,
    principal,
    seen.filter((application) => !isRemoved(application)),
  )
  const views = new Map(whole.map((view) => [view.application.id, view]))
  const items = seen.map((application) => views.get(application.id) ?? { removed: application })
  return { items, ...(page.next && { next: page.next }) }
}

function isRemoved({ deletedAt, duplicateOf }: Application): boolean {
  return deletedAt !== undefined || duplicateOf !== undefined
}
