import { flag } from '../param-schemas.ts'

/** What a reader of an organization may ask to have added (reference, section 6.10). */

export const ADDITION_PARAMS = {
  offices: flag('Add the `offices`; needs `offices_r` or `offices_rw` as well'),
  images: flag('Add the `images`, of which there are none; needs `images_r` as well'),
  videos: flag('Add the `videos`, of which there are none; needs `videos_r` as well'),
}

export type AdditionParams = {
  readonly offices?: boolean | string
  readonly images?: boolean | string
  readonly videos?: boolean | string
}
