import { useEffect, useEffectEvent } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { register } from '../../keys/registry.ts'
import { useShortcut } from '../../keys/use-shortcut.ts'
import { useUndoLast } from '../../ui/use-undoable-action.ts'
import { texts } from './texts.ts'
import type { Actions } from './use-actions.ts'

type Parts = {
  readonly isArchived: boolean
  readonly openStatus: () => void
  readonly writeNote: () => void
  readonly editTags: () => void
  readonly toggleFull: () => void
  readonly download: () => void
}

/** The keys of a candidate; those that leaf through the list are in `useFlipping`. */
export function useCandidateKeys(actions: Actions, parts: Parts): void {
  const t = useTexts(texts)
  const scope = t('scopeCandidate')
  const { mayChange, next, previous, refusal, moveTo, setArchived } = actions
  const archiving = t(parts.isArchived ? 'unarchive' : 'archive')
  useShortcut({ keys: 'e', description: t('nextStage'), scope, run: () => moveTo(next) }, mayChange)
  useShortcut({ keys: 'b', description: t('previousStage'), scope, run: () => moveTo(previous) }, mayChange)
  useShortcut({ keys: 'r', description: t('refuse'), scope, run: () => moveTo(refusal) }, mayChange)
  useShortcut({ keys: 'a', description: archiving, scope, run: () => setArchived(!parts.isArchived) }, mayChange)
  useShortcut({ keys: 't', description: t('editTags'), scope, run: parts.editTags }, mayChange)
  useShortcut({ keys: 's', description: t('changeStatus'), scope, run: parts.openStatus }, mayChange)
  useShortcut({ keys: 'n', description: t('writeNote'), scope, run: parts.writeNote })
  useShortcut({ keys: 'p', description: t('toggleFull'), scope, run: parts.toggleFull })
  useShortcut({ keys: 'd', description: t('download'), scope, run: parts.download })
  useShortcut({ keys: 'z', description: t('undoLast'), scope, run: useUndoLast() })
  useStageKeys(actions, scope)
}

/** `1` for the first stage and so on. */
function useStageKeys({ stages, mayChange, moveTo }: Actions, scope: string): void {
  const t = useTexts(texts)
  const move = useEffectEvent(moveTo)
  useEffect(() => {
    if (!mayChange || !stages) return
    const ends = stages.slice(0, 9).map((stage, index) =>
      register({
        keys: String(index + 1),
        description: t('moveTo', { stage: stage.name }),
        scope,
        run: () => move(stage),
      }),
    )
    return () => {
      for (const end of ends) end()
    }
  }, [stages, mayChange, t, scope])
}
