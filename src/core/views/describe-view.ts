import type { SavedView } from './view.ts'

/** What the log says of a view. Its filter may name somebody, so only the columns and the form are said. */
export function describeView({ id, name, isShared, definition: { sort, columns, layout } }: SavedView) {
  return { viewId: id, name, isShared, sort, columns, layout }
}
