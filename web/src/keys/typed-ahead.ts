/**
 * What is typed between the key that opens a field and the moment the field has the focus: it is meant for that field, and
 * must not be taken for the keys of the screen beneath.
 */

/** What did not come by then does not come, in milliseconds. */
const PATIENCE = 5000

let typed = ''
let timer: ReturnType<typeof setTimeout> | undefined

function keep(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key === 'Backspace') typed = typed.slice(0, -1)
  else if (event.key.length === 1) typed += event.key
  else return
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Keeps it for a field that takes it by `takeTyped`. */
export function keepTyped(): void {
  takeTyped()
  document.addEventListener('keydown', keep, true)
  timer = setTimeout(takeTyped, PATIENCE)
}

/** Keeps it for the next field that gets the focus, and types it there. */
export function keepTypedForField(): void {
  keepTyped()
  document.addEventListener('focusin', typeInto, true)
}

function typeInto({ target }: FocusEvent): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
  const taken = takeTyped()
  // At once, before the next key comes, and in the one way that a field takes for typing, with its own undo.
  if (taken !== '') document.execCommand('insertText', false, taken)
}

/** @returns what was typed; from here on it goes where the focus is */
export function takeTyped(): string {
  clearTimeout(timer)
  document.removeEventListener('keydown', keep, true)
  document.removeEventListener('focusin', typeInto, true)
  const taken = typed
  typed = ''
  return taken
}
