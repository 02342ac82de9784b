import { useMergePeople, useSeparate } from '../../../api/people.ts'
import type { Application, ApplicationSummary } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useProblemText } from '../../../ui/states.tsx'
import { toastError } from '../../../ui/toasts.tsx'
import { useOfferUndo } from '../../../ui/use-undoable-action.ts'
import { texts } from '../texts.ts'

/** Makes two people one, or one two; either can be undone. */
export function usePersonActions({ id, name, personId }: Application) {
  const t = useTexts(texts)
  const say = useProblemText()
  const offer = useOfferUndo()
  const merging = useMergePeople()
  const separating = useSeparate()
  const onError = (error: unknown) => toastError(say(error))
  return {
    isBusy: merging.isPending || separating.isPending,
    /** The other one's applications become this person's. */
    merge: (other: ApplicationSummary) => {
      merging.mutate(
        { id: personId, otherId: other.personId },
        { onSuccess: ({ undo }) => offer(t('merged', { name, other: other.name }), undo), onError },
      )
    },
    separate: () => {
      const putBack = (otherId: string) => () => merging.mutate({ id: personId, otherId }, { onError })
      separating.mutate(id, { onSuccess: (alone) => offer(t('separated', { name }), putBack(alone.id)), onError })
    },
  }
}
