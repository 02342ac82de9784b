import { OF_ORGANIZATION } from '../of-organization.ts'
import { emptyList } from './empty-list.ts'

/** `GET /api/v1/external/images` (reference, section 6.11). */
export const listImages = emptyList({
  id: 'listImages',
  path: 'images',
  tag: 'Employer branding',
  what: 'images',
  scopes: '`images_r` or `su_images_r`',
  permission: 'images.read',
  params: OF_ORGANIZATION,
})
