import { useEffect, useState } from 'react'

type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>

function createBox<T extends Handlers>(first: T) {
  let latest: Handlers = first
  const call = (name: string) => [name, (...args: never[]) => latest[name]?.(...args)] as const
  return {
    handlers: Object.fromEntries(Object.keys(first).map(call)) as T,
    keep: (next: T) => {
      latest = next
    },
  }
}

/** The same functions for as long as the component is there; they do what the latest ones do. */
export function useStable<T extends Handlers>(handlers: T): T {
  const [box] = useState(() => createBox(handlers))
  useEffect(() => box.keep(handlers))
  return box.handlers
}
