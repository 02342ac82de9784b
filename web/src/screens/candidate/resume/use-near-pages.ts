import { useEffect, useState } from 'react'

const FIRST: ReadonlySet<number> = new Set([1])

/** Which pages are on the screen or close to it, and which one is looked at. */
export function useNearPages(
  scroller: HTMLElement | null,
  pageCount: number,
): { near: ReadonlySet<number>; current: number } {
  const [near, setNear] = useState(FIRST)
  const [current, setCurrent] = useState(1)
  useEffect(() => {
    if (!scroller) return
    const numberOf = (page: Element) => Number((page as HTMLElement).dataset['page'])
    const pages = () => scroller.querySelectorAll('[data-page]')
    const watcher = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before)
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) next.add(numberOf(target))
            else next.delete(numberOf(target))
          }
          return next
        }),
      { root: scroller, rootMargin: '100% 0px' },
    )
    const watched = new Set<Element>()
    const watchAll = () => {
      for (const page of pages()) {
        if (watched.has(page)) continue
        watched.add(page)
        watcher.observe(page)
      }
    }
    const arrivals = new MutationObserver(watchAll)
    arrivals.observe(scroller, { childList: true })
    watchAll()
    const look = () => {
      const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2
      let found = 1
      for (const page of pages()) if (page.getBoundingClientRect().top <= middle) found = numberOf(page)
      setCurrent(found)
    }
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      watcher.disconnect()
      arrivals.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [scroller, pageCount])
  return { near, current }
}
