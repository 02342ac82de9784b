import { useEffect, useState } from 'react'
import type { Time } from '../api/types.ts'
import { useFormats } from '../i18n/format.ts'

const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all times on the page, which ticks each minute. */
function everyMinute(watcher: () => void): () => void {
  watchers.add(watcher)
  timer ??= setInterval(() => {
    for (const one of watchers) one()
  }, 60_000)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Renders who asks again with each minute. @returns a number that differs from minute to minute */
export function useMinute(): number {
  const [minute, tick] = useState(0)
  useEffect(() => everyMinute(() => tick((count) => count + 1)), [])
  return minute
}

/** How long ago something was; the exact time shows when it is pointed at. */
export function TimeAgo({ time }: { readonly time: Time }) {
  const { formatAgo, formatTime } = useFormats()
  useMinute()
  return (
    <time dateTime={time} title={formatTime(time)}>
      {formatAgo(time)}
    </time>
  )
}
