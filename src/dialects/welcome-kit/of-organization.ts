import { PAGING_PARAMS, type PagingParams } from './paging.ts'
import { paramsSchema, text } from './param-schemas.ts'

/** The parameters of a list of what an organization has. */
export const OF_ORGANIZATION = paramsSchema(
  { organization_reference: text(255, 'Organization reference'), ...PAGING_PARAMS },
  ['organization_reference'],
)

export type OfOrganizationParams = PagingParams & { readonly organization_reference: string }
