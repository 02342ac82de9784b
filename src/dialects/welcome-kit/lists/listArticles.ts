import { PAGING_PARAMS } from '../paging.ts'
import { paramsSchema } from '../param-schemas.ts'
import { emptyList } from './empty-list.ts'

/** `GET /api/v1/external/cms/articles/all` (reference, section 6.11). */
export const listArticles = emptyList({
  id: 'listArticles',
  path: 'cms/articles/all',
  tag: 'Media',
  what: 'articles',
  scopes: '`cms_articles_r` or `cms_articles_rw`',
  permission: 'articles.read',
  params: paramsSchema(PAGING_PARAMS),
})
