/** A key, or several at once or after each other: `j`, `mod+k` (Ctrl, or ⌘ on a Mac), `shift+a`, `g i` (one, then the other). */
export type Keys = string

export type Shortcut = {
  readonly keys: Keys
  /** What it does, in the viewer's language. */
  readonly description: string
  /** The heading that it stands below in the list of keys. */
  readonly scope: string
  readonly run: (event: KeyboardEvent) => void
  /** Also while somebody types in a field or a dialog is open; only for what holds a modifier. */
  readonly whileTyping?: boolean
}

/** Those that are there now; of two with the same keys, the one that came last counts. */
let shortcuts: readonly Shortcut[] = []
const watchers = new Set<() => void>()

const changed = (next: readonly Shortcut[]) => {
  shortcuts = next
  for (const watcher of watchers) watcher()
}

/** @returns what takes the shortcut away */
export function register(shortcut: Shortcut): () => void {
  changed([...shortcuts, shortcut])
  return () => changed(shortcuts.filter((other) => other !== shortcut))
}

export const allShortcuts = (): readonly Shortcut[] => shortcuts

export function watchShortcuts(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** How long the second key of a sequence is waited for, in milliseconds. */
const SEQUENCE_TIMEOUT = 1000
let pending: { readonly stroke: string; readonly until: number } | undefined

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** `Ctrl+Shift+A` as the registry writes it. A sign that needs shift, such as `?`, is written without. */
function strokeOf(event: KeyboardEvent): string {
  const { key } = event
  const parts: string[] = []
  if (isMac ? event.metaKey : event.ctrlKey) parts.push('mod')
  if (event.altKey) parts.push('alt')
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  if (event.shiftKey && !isSign) parts.push('shift')
  parts.push(key === ' ' ? 'space' : key.toLowerCase())
  return parts.join('+')
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  // In a menu a letter goes to the item that begins with it.
  if (target.closest('[role="menu"], [role="listbox"]')) return true
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}

/** While a dialog is open, the page beneath it must not move. */
const isBeneathDialog = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

const find = (keys: string, typing: boolean) =>
  shortcuts.findLast((shortcut) => shortcut.keys === keys && (!typing || shortcut.whileTyping === true))

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return
  const typing = isTyping(event) || isBeneathDialog()
  const stroke = strokeOf(event)
  const sequence = pending && Date.now() < pending.until ? `${pending.stroke} ${stroke}` : undefined
  pending = undefined
  const shortcut = (sequence !== undefined && find(sequence, typing)) || find(stroke, typing)
  if (shortcut) {
    event.preventDefault()
    shortcut.run(event)
    return
  }
  const begins = !typing && shortcuts.some(({ keys }) => keys.startsWith(`${stroke} `))
  if (begins) pending = { stroke, until: Date.now() + SEQUENCE_TIMEOUT }
}

document.addEventListener('keydown', handle)

/** `mod+k` as it stands on the keys of this machine. */
export function showKeys(keys: Keys): string[] {
  const names: Readonly<Record<string, string>> = {
    mod: isMac ? '⌘' : 'Ctrl',
    alt: isMac ? '⌥' : 'Alt',
    shift: '⇧',
    enter: '↵',
    escape: 'Esc',
    arrowup: '↑',
    arrowdown: '↓',
    arrowleft: '←',
    arrowright: '→',
    space: '␣',
  }
  return keys.split(/ |(?<=.)\+(?=.)/).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
