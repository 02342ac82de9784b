import type { InfiniteData } from '@tanstack/react-query'
import { fits, orderOf } from './fits.ts'
import type { ApplicationQuery, ApplicationSummary, Id, PageWithTotal } from './types.ts'

/** What is loaded of a list, page by page. */
export type LoadedList = InfiniteData<PageWithTotal<ApplicationSummary>, string | null>

type Page = LoadedList['pages'][number]
type ById = ReadonlyMap<Id, ApplicationSummary>

/**
 * A list as it is once these applications are as given: those that no longer fit are gone, those that fit now are where
 * the order puts them. What belongs further down than is loaded is only counted.
 *
 * @param earlier how they were before, as far as that is known: it tells whether they were counted
 */
export function placeInList(list: LoadedList, query: ApplicationQuery, now: ById, earlier: ById): LoadedList {
  const order = orderOf(query)
  const loaded = new Set<Id>()
  const settled = new Set<Id>()
  let change = 0

  const kept = list.pages.map((page) => {
    if (!page.items.some(({ id }) => now.has(id))) return page
    const items = page.items.flatMap((item) => {
      const next = now.get(item.id)
      if (next === undefined) return [item]
      loaded.add(item.id)
      const isIn = fits(query, next)
      if (isIn === false) change--
      // Where only the server knows, it stays where the server put it.
      if (isIn === false || (isIn && order(item, next) !== 0)) return []
      settled.add(item.id)
      return [next]
    })
    return { ...page, items }
  })

  let pages = kept
  for (const item of now.values()) {
    const isIn = fits(query, item) === true
    const before = earlier.get(item.id)
    const placed = isIn && !settled.has(item.id) ? insert(pages, item, order) : pages
    if (!loaded.has(item.id)) {
      if (before) change += Number(isIn) - Number(fits(query, before) === true)
      // Where it came from is not known: one that has just come in was not counted, another one may have been.
      else if (placed !== pages && item.createdAt === item.updatedAt) change++
    }
    pages = placed
  }
  if (pages === kept && change === 0 && loaded.size === 0) return list
  return { ...list, pages: change === 0 ? pages : pages.map((page) => counted(page, change)) }
}

export const counted = (page: Page, change: number): Page =>
  typeof page.total === 'number' ? { ...page, total: Math.max(0, page.total + change) } : page

/** @returns the same pages where its place is further down than is loaded */
function insert(pages: Page[], item: ApplicationSummary, order: ReturnType<typeof orderOf>): Page[] {
  for (const [index, page] of pages.entries()) {
    const place = page.items.findIndex((other) => order(item, other) < 0)
    const isEnd = index === pages.length - 1 && page.next === null
    if (place === -1 && !isEnd) continue
    return pages.with(index, {
      ...page,
      items: page.items.toSpliced(place === -1 ? page.items.length : place, 0, item),
    })
  }
  return pages
}
