import { useCallback } from 'react'
import { type BulkRequest, useBulk, useUndo } from '../api/bulk.ts'
import type { BulkResult, Id } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useProblemText } from './states.tsx'
import { toast, toastError } from './toasts.tsx'

/** What `mod+z` takes back. */
let last: { readonly id: Id; readonly until: number } | undefined

/** Takes back what was done last, when it still can be. */
export function useUndoLast(): () => void {
  const undo = useUndoing()
  return () => {
    if (last === undefined || last.until < Date.now()) return
    undo(last.id)
  }
}

function useUndoing(): (id: Id) => void {
  const t = useTexts(common)
  const say = useProblemText()
  const { mutate } = useUndo()
  return useCallback(
    (id) => {
      last = undefined
      mutate(id, {
        onSuccess: ({ results }) => {
          const failed = results.filter(({ ok }) => !ok).length
          if (failed > 0) toastError(t('partlyDone', { count: failed }))
          else toast(t('undone'))
        },
        onError: (error) => toastError(say(error)),
      })
    },
    [mutate, t, say],
  )
}

/**
 * Moves, tags, archives: shown at once, put back with the reason where the server refuses, and offered to be undone.
 *
 * @returns a function that does it; `message` says what was done. It resolves to the server's answer, or undefined when it
 * refused all of it, which has been told then.
 */
export function useUndoableAction(): (request: BulkRequest, message: string) => Promise<BulkResult | undefined> {
  const t = useTexts(common)
  const say = useProblemText()
  const undo = useUndoing()
  const { mutateAsync } = useBulk()
  return async (request, message) => {
    try {
      const answer = await mutateAsync(request)
      const failed = answer.results.filter(({ ok }) => !ok)
      if (failed.length > 0) {
        const reason = failed[0]?.problem?.detail ?? ''
        toastError(`${t('partlyDone', { count: failed.length })} ${reason}`)
      }
      const handle = answer.undo
      if (handle) last = { id: handle.id, until: Date.parse(handle.expiresAt) }
      if (failed.length < answer.results.length) {
        toast(message, handle ? { label: t('undo'), run: () => undo(handle.id) } : undefined)
      }
      return answer
    } catch (error) {
      toastError(say(error))
      return undefined
    }
  }
}
