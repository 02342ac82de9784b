import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { keepTyped } from '../keys/typed-ahead.ts'
import { useShortcut } from '../keys/use-shortcut.ts'
import { texts } from './texts.ts'

const Palette = lazy(() => import('../screens/palette/palette.tsx'))
const KeyboardHelp = lazy(() => import('../screens/keyboard-help/keyboard-help.tsx'))

/** What opens over every screen. Its code is loaded when it is first asked for. */
type Open = 'palette' | 'help' | undefined

export type OverlayState = {
  readonly open: Open
  readonly openPalette: () => void
  readonly openHelp: () => void
  readonly close: () => void
}

export function useOverlays(): OverlayState {
  const t = useTexts(texts)
  const scope = t('scopeGo')
  const [open, setOpen] = useState<Open>()
  const openPalette = () => {
    if (open === 'palette') return
    keepTyped()
    setOpen('palette')
  }
  const openHelp = () => setOpen('help')
  const find = { description: t('openSearch'), scope, run: openPalette }
  useShortcut({ ...find, keys: 'mod+k', whileTyping: true })
  useShortcut({ ...find, keys: '/' })
  useShortcut({ keys: '?', description: t('openHelp'), scope, run: openHelp })
  return { open, openPalette, openHelp, close: () => setOpen(undefined) }
}

export function Overlays({ open, close }: OverlayState) {
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'help' && <KeyboardHelp onClose={close} />}
    </Suspense>
  )
}
