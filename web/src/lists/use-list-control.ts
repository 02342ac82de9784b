import { useState } from 'react'
import { api } from '../api/client.ts'
import type { ApplicationQuery, ApplicationSummary, PageWithTotal } from '../api/types.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { keepTypedForField } from '../keys/typed-ahead.ts'
import { useShortcut } from '../keys/use-shortcut.ts'
import { useProblemText } from '../ui/states.tsx'
import { toastError } from '../ui/toasts.tsx'
import { useUndoLast } from '../ui/use-undoable-action.ts'
import { texts } from './texts.ts'
import { type Actions, MOST, useActions } from './use-actions.ts'
import type { Cursor } from './use-cursor.ts'
import type { Selection } from './use-selection.ts'

type Items = readonly ApplicationSummary[]
/** What is open over a list, and for whom. */
export type OpenDialog = { readonly name: 'move' | 'tag'; readonly items: Items } | undefined

export type ListControl = {
  readonly actions: Actions
  readonly dialog: OpenDialog
  readonly closeDialog: () => void
  /** Does something to these, or to what is selected, or else to where the cursor is. */
  readonly withTargets: (run: (items: Items) => void, items?: Items) => void
  readonly openMove: (items?: Items) => void
  readonly openTags: (items?: Items) => void
}

type Options = {
  readonly cursor: Cursor<ApplicationSummary>
  readonly selection: Selection
  /** The whole list, for when all that fit are selected. */
  readonly query?: ApplicationQuery
  readonly open: (item: ApplicationSummary) => void
}

/** The keys and the actions of a list. */
export function useListControl({ cursor, selection, query, open }: Options): ListControl {
  const t = useTexts(texts)
  const say = useProblemText()
  const actions = useActions()
  const [dialog, setDialog] = useState<OpenDialog>()

  const withTargets = (run: (items: Items) => void, items?: Items) => {
    if (items) run(items)
    else if (selection.isAll && query) {
      collect(query).then(
        (all) => {
          selection.clear()
          run(all)
        },
        (error: unknown) => toastError(say(error)),
      )
    } else if (selection.items.length > 0) {
      run(selection.items)
      selection.clear()
    } else if (cursor.item) run([cursor.item])
  }
  const openMove = (items?: Items) => withTargets((all) => setDialog({ name: 'move', items: all }), items)
  const openTags = (items?: Items) => withTargets((all) => setDialog({ name: 'tag', items: all }), items)

  const scope = t('scope')
  const has = cursor.item !== undefined
  useShortcut({ keys: 'j', description: t('keyNext'), scope, run: () => cursor.moveBy(1) })
  useShortcut({ keys: 'k', description: t('keyPrevious'), scope, run: () => cursor.moveBy(-1) })
  useShortcut({ keys: 'o', description: t('keyOpen'), scope, run: () => cursor.item && open(cursor.item) }, has)
  useShortcut(
    { keys: 'x', description: t('keySelect'), scope, run: () => cursor.item && selection.toggle(cursor.item.id) },
    has,
  )
  useShortcut({ keys: 'mod+a', description: t('keySelectAll'), scope, run: selection.selectLoaded })
  useShortcut({ keys: 'escape', description: t('keyClear'), scope, run: selection.clear }, selection.items.length > 0)
  useShortcut(
    { keys: 'e', description: t('keyForward'), scope, run: () => withTargets((all) => actions.moveBy(all, 1)) },
    has,
  )
  useShortcut(
    { keys: ']', description: t('keyForward'), scope, run: () => withTargets((all) => actions.moveBy(all, 1)) },
    has,
  )
  useShortcut(
    { keys: '[', description: t('keyBack'), scope, run: () => withTargets((all) => actions.moveBy(all, -1)) },
    has,
  )
  useShortcut({ keys: 'm', description: t('keyMove'), scope, run: () => openMove() }, has)
  useShortcut(
    {
      keys: 'r',
      description: t('keyRefuse'),
      scope,
      run: () => withTargets((all) => actions.moveToKind(all, 'refused')),
    },
    has,
  )
  useShortcut({ keys: 'a', description: t('keyArchive'), scope, run: () => withTargets(actions.archive) }, has)
  useShortcut(
    {
      keys: 't',
      description: t('keyTag'),
      scope,
      run() {
        keepTypedForField()
        openTags()
      },
    },
    has,
  )
  useShortcut({ keys: 'z', description: t('keyUndo'), scope, run: useUndoLast() })

  return {
    actions,
    dialog,
    closeDialog: () => {
      setDialog(undefined)
      cursor.refocus()
    },
    withTargets,
    openMove,
    openTags,
  }
}

/** The first that a filter finds, as many as may be changed at once. */
async function collect(query: ApplicationQuery): Promise<Items> {
  const found: ApplicationSummary[] = []
  let cursor: string | null = null
  do {
    const page: PageWithTotal<ApplicationSummary> = await api.get('/applications', {
      query: { ...query, limit: 200, cursor },
    })
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== null && found.length < MOST)
  return found.slice(0, MOST)
}
