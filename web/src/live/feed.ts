import { API } from '../api/prefix.ts'
import type { LiveChange } from '../api/types.ts'

/** The server's feed of changes: one connection for the whole page. */

type Listener = {
  change?(change: LiveChange): void
  /** Something may have been missed: whatever is shown is to be asked for again. */
  reset?(): void
}

const listeners = new Set<Listener>()
const watchers = new Set<() => void>()
let connected = true
let source: EventSource | undefined
let retry: ReturnType<typeof setTimeout> | undefined

/** How long a connection may be gone before that is worth a word: a server that restarts is back sooner. */
const PATIENCE = 4000
let worry: ReturnType<typeof setTimeout> | undefined

/** The pause before a connection that the server refused is tried again, in milliseconds. */
const PAUSE = 5000

function setConnected(next: boolean): void {
  clearTimeout(worry)
  if (connected === next) return
  connected = next
  for (const watcher of watchers) watcher()
}

function open(): void {
  source = new EventSource(`${API}/live`)
  let wasOpen = false
  source.addEventListener('open', () => {
    wasOpen = true
    setConnected(true)
  })
  source.addEventListener('change', ({ data }: MessageEvent<string>) => {
    const change = JSON.parse(data) as LiveChange
    for (const listener of listeners) listener.change?.(change)
  })
  source.addEventListener('reset', () => {
    for (const listener of listeners) listener.reset?.()
  })
  source.addEventListener('error', () => {
    clearTimeout(worry)
    worry = setTimeout(() => setConnected(false), PATIENCE)
    // The browser tries again by itself unless the server refused: then the place in the feed is lost with the connection.
    if (source?.readyState !== EventSource.CLOSED) return
    retry = setTimeout(() => {
      open()
      if (wasOpen) source?.addEventListener('open', tellReset, { once: true })
    }, PAUSE)
  })
}

function tellReset(): void {
  for (const listener of listeners) listener.reset?.()
}

/** Connects while somebody listens. @returns what ends the listening */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  if (listeners.size === 1) open()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(retry)
    clearTimeout(worry)
    source?.close()
    source = undefined
  }
}

export const isConnected = (): boolean => connected

export function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}
