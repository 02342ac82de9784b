import { permit } from '../../../core/access/permissions.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { nextPage, PAGE_PARAMETERS, pageOf, readIdPage } from '../id-page.ts'
import { COMMON_ERRORS } from '../openapi.ts'
import { badQuery, listAnswer } from '../positions/openapi.ts'
import { LOCATION_SCHEMA, presentLocation } from './present-location.ts'

/** `GET /locations`: the documents name a permission and a schema that cannot be read; a position's location is the guide. */
export const listLocations: Operation<DialectDeps> = {
  id: 'listLocations',
  method: 'GET',
  path: '/locations',
  docs: {
    tags: ['Locations'],
    summary: 'List the locations',
    description: 'The places where people work.',
    parameters: PAGE_PARAMETERS,
    responses: { 200: listAnswer('locations', LOCATION_SCHEMA), ...COMMON_ERRORS, 400: badQuery },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'offices.read')
    const page = readIdPage(request)
    const { items, hasMore } = pageOf(await deps.hiring.workplaces.offices(principal.organizationId), page)
    const last = items.at(-1)
    const body = {
      locations: items.map(presentLocation),
      next_page: hasMore && last ? nextPage(deps, request, last) : null,
    }
    return { status: 200, body: JSON.stringify(body) }
  },
}
