import { OF_ORGANIZATION } from '../of-organization.ts'
import { flag, paramsSchema } from '../param-schemas.ts'
import { emptyList } from './empty-list.ts'

/** `GET /api/v1/external/videos` (reference, section 6.11). */
export const listVideos = emptyList({
  id: 'listVideos',
  path: 'videos',
  tag: 'Employer branding',
  what: 'videos',
  scopes: '`videos_r` or `su_videos_r`',
  permission: 'videos.read',
  params: paramsSchema({ ...OF_ORGANIZATION.properties, details: flag('Add details') }, OF_ORGANIZATION.required),
})
