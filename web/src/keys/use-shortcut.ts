import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { allShortcuts, register, type Shortcut, watchShortcuts } from './registry.ts'

/**
 * Offers a key while this component is on the page.
 *
 * @param enabled while false, the key is not there
 */
export function useShortcut({ keys, description, scope, whileTyping = false, run }: Shortcut, enabled = true): void {
  const onKey = useEffectEvent(run)
  useEffect(() => {
    if (!enabled) return
    return register({ keys, description, scope, whileTyping, run: (event) => onKey(event) })
  }, [keys, description, scope, whileTyping, enabled])
}

/** Every key that does something now. */
export const useShortcuts = (): readonly Shortcut[] => useSyncExternalStore(watchShortcuts, allShortcuts)
