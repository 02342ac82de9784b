/**
 * What runs in the page, as text: it notes when the first card was painted, when the main thread last was busy, and the
 * times of frames while it is asked to.
 */
export const IN_PAGE = `(() => {
  const bench = { firstCard: 0, lastBusy: 0, frames: [], isWatching: false }
  globalThis.bench = bench
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) bench.lastBusy = startTime + duration
  }).observe({ type: 'longtask', buffered: true })
  // A card is painted by the frame after the one in which it stands on the page.
  const look = () => {
    if (document.querySelector('[role=row]')) {
      requestAnimationFrame(() => setTimeout(() => { bench.firstCard = performance.now() }))
    } else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const frame = (time) => {
    if (bench.isWatching) bench.frames.push(time)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
})()`

/** What `IN_PAGE` keeps. Times are milliseconds since the page was asked for. */
export type Bench = { firstCard: number; lastBusy: number; frames: number[]; isWatching: boolean }
