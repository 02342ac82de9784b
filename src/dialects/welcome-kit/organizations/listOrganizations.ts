import { permit } from '../../../core/access/permissions.ts'
import { InvalidField } from '../../../core/errors.ts'
import type { Organization } from '../../../core/unit-of-work.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { ParamsMissing, paramsCheck } from '../checked-params.ts'
import { readDay } from '../days.ts'
import { referencesOf } from '../jobs/to-command.ts'
import { ERRORS, LIST_BODY_ERRORS, list } from '../openapi.ts'
import { PAGING_PARAMS, type PagingParams, pageOf, pagingHeaders, readPage } from '../paging.ts'
import { day, paramsSchema, queryParameters, text } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { ADDITION_PARAMS, type AdditionParams } from './organization-params.ts'
import { LISTED_ORGANIZATION_SCHEMA } from './organization-schema.ts'
import { additionsOf, presentListedOrganization } from './present-organization.ts'

const CRITERIA = ['name', 'media_website_url', 'cms_sites_references'] as const

const PARAMS = paramsSchema({
  name: text(255, 'Those with this name, compared without case'),
  media_website_url: text(2048, 'Those with this address of their site, compared without case and a last slash'),
  cms_sites_references: text(2048, 'Comma separated references: those that have one of these sites'),
  ...ADDITION_PARAMS,
  ...PAGING_PARAMS,
  created_after: day('Those created on this day or later'),
  updated_after: day('Those changed on this day or later'),
})

type ListParams = PagingParams &
  AdditionParams & { readonly [K in (typeof CRITERIA)[number]]?: string } & {
    readonly created_after?: string
    readonly updated_after?: string
  }

const check = paramsCheck<ListParams>(PARAMS)

/** `GET /api/v1/external/organizations` (reference, section 6.10): those that the token can reach, which is one. */
export const listOrganizations: Operation<DialectDeps> = {
  id: 'listOrganizations',
  method: 'GET',
  path: '/external/organizations',
  docs: {
    tags: ['Organizations'],
    summary: 'List organizations',
    description:
      "The token's organization, if it is one of those that are asked for by exactly one of `name`, `media_website_url` " +
      'and `cms_sites_references`. Needs the scope `su_organizations_r`.',
    parameters: queryParameters(PARAMS),
    responses: { 200: list('The organizations', LISTED_ORGANIZATION_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const isWanted = filterOf(params)
    const principal = await caller(deps, request)
    permit(principal, 'organization.read.all')
    const organization = await deps.hiring.organizations.byId(principal.organizationId)
    const found = organization && isWanted(organization) ? [organization] : []
    const additions = await additionsOf(deps, principal, params)
    const body = pageOf(found, page).map((each) => presentListedOrganization(each, additions))
    return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, found.length) }
  },
}

/** @throws ParamsMissing | InvalidField */
function filterOf(params: ListParams): (organization: Organization) => boolean {
  const given = CRITERIA.filter((name) => params[name] !== undefined)
  if (given.length === 0) throw new ParamsMissing([{ name: `one of ${CRITERIA.join(', ')}`, empty: false }])
  if (given.length > 1) {
    throw new InvalidField(given[1] as string, 'value', { expected: `only one of ${CRITERIA.join(', ')}` })
  }
  const { name, media_website_url: website, cms_sites_references: references } = params
  const sites = references === undefined ? undefined : new Set(referencesOf(references))
  // When it was last changed is not kept.
  const from = Math.max(
    readDay('created_after', params.created_after) ?? 0,
    readDay('updated_after', params.updated_after) ?? 0,
  )
  return ({ name: own, about, createdAt }) =>
    createdAt >= from &&
    (name === undefined || plain(own) === plain(name)) &&
    (website === undefined || plain(about.websiteUrl ?? '') === plain(website)) &&
    (sites === undefined || (about.sites ?? []).some(({ reference }) => sites.has(reference)))
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\/$/, '')
}
