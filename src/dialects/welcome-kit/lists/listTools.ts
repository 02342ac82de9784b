import { PAGING_PARAMS } from '../paging.ts'
import { paramsSchema, text } from '../param-schemas.ts'
import { emptyList } from './empty-list.ts'

/** `GET /api/v1/external/tools` (reference, section 6.9). */
export const listTools = emptyList({
  id: 'listTools',
  path: 'tools',
  tag: 'Employer branding',
  what: 'tools',
  scopes: '`tools_r`',
  permission: 'tools.read',
  params: paramsSchema({
    name: text(255, 'Name'),
    organization_reference: text(255, 'Organization reference'),
    ...PAGING_PARAMS,
  }),
})
