/**
 * What is typed between the key that opens the palette and the moment its field has the focus: it is meant for that field, and
 * must not be taken for the keys of the screen beneath.
 */

/** When the palette did not come by then, it does not come, in milliseconds. */
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

export function keepTyped(): void {
  takeTyped()
  document.addEventListener('keydown', keep, true)
  timer = setTimeout(takeTyped, PATIENCE)
}

/** @returns what was typed; from here on it goes where the focus is */
export function takeTyped(): string {
  clearTimeout(timer)
  document.removeEventListener('keydown', keep, true)
  const taken = typed
  typed = ''
  return taken
}
