import type { Id } from '../api/types.ts'

/** Where one was, for when one comes back to a list. Lasts as long as the page. */
const offsets = new Map<string, number>()
let viewed: Id | undefined

export const offsetOf = (list: string): number => offsets.get(list) ?? 0
export const keepOffset = (list: string, offset: number): void => void offsets.set(list, offset)

/** The candidate that was looked at last: the cursor of a list begins there. */
export const lastViewed = (): Id | undefined => viewed
export const keepViewed = (id: Id): void => {
  viewed = id
}
