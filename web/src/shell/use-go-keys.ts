import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { register } from '../keys/registry.ts'
import { useShortcut } from '../keys/use-shortcut.ts'
import { useUndoLast } from '../ui/use-undoable-action.ts'
import { useDestinations } from './destinations.ts'
import { texts } from './texts.ts'

/** The keys that lead to each screen from everywhere, and the one that takes back. */
export function useGoKeys(): void {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const destinations = useDestinations()
  useEffect(() => {
    const ends = destinations.map(({ keys, go, to }) =>
      register({ keys, description: t(go), scope: t('scopeGo'), run: () => void navigate({ to }) }),
    )
    return () => {
      for (const end of ends) end()
    }
  }, [t, navigate, destinations])
  useShortcut({ keys: 'mod+z', description: t('undoLast'), scope: t('scopeGo'), run: useUndoLast() })
}
