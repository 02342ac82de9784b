import { useCallback } from 'react'
import { type BulkRequest, useBulk, useUndo } from '../api/bulk.ts'
import type { BulkItem, Id } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useProblemText } from './states.tsx'
import { toast, toastError } from './toasts.tsx'

/** What `mod+z` takes back. */
let last: { readonly ids: readonly Id[]; readonly until: number } | undefined

/** Takes back what was done last, when it still can be. */
export function useUndoLast(): () => void {
  const undo = useUndoing()
  return () => {
    if (last === undefined || last.until < Date.now()) return
    undo(last.ids)
  }
}

function useUndoing(): (ids: readonly Id[]) => void {
  const t = useTexts(common)
  const say = useProblemText()
  const { mutateAsync } = useUndo()
  const undo = useCallback(
    async (ids: readonly Id[]) => {
      last = undefined
      try {
        // What was done last is taken back first.
        const answers = []
        for (const id of ids.toReversed()) answers.push(await mutateAsync(id))
        const failed = answers.flatMap(({ results }) => results).filter(({ ok }) => !ok)
        if (failed.length > 0) toastError(`${t('partlyDone', { count: failed.length })} ${reasonOf(failed)}`)
        else toast(t('undone'))
      } catch (error) {
        toastError(say(error))
      }
    },
    [mutateAsync, t, say],
  )
  return useCallback((ids) => void undo(ids), [undo])
}

const reasonOf = (failed: readonly BulkItem[]) => failed[0]?.problem?.detail ?? ''

export type ActionOptions = {
  /** Told of those that could not be changed, instead of a toast with the first reason. */
  readonly onFailed?: (failed: readonly BulkItem[]) => void
}

/**
 * Moves, tags, archives: shown at once, put back with the reason where the server refuses, and offered to be undone.
 *
 * @returns a function that does it; `message` says what was done. Several requests are undone together. It resolves to the
 * server's answers, or undefined when it refused all of it, which has been told then.
 */
export function useUndoableAction(): (
  request: BulkRequest | readonly BulkRequest[],
  message: string,
  options?: ActionOptions,
) => Promise<{ results: BulkItem[] } | undefined> {
  const t = useTexts(common)
  const say = useProblemText()
  const undo = useUndoing()
  const { mutateAsync } = useBulk()
  return async (request, message, { onFailed } = {}) => {
    try {
      const answers = await Promise.all((Array.isArray(request) ? request : [request]).map((one) => mutateAsync(one)))
      const results = answers.flatMap((answer) => answer.results)
      const failed = results.filter(({ ok }) => !ok)
      if (failed.length > 0) {
        if (onFailed) onFailed(failed)
        else toastError(`${t('partlyDone', { count: failed.length })} ${reasonOf(failed)}`)
      }
      const handles = answers.flatMap((answer) => answer.undo ?? [])
      const ids = handles.map(({ id }) => id)
      if (ids.length > 0) last = { ids, until: Math.min(...handles.map(({ expiresAt }) => Date.parse(expiresAt))) }
      if (failed.length < results.length) {
        toast(message, ids.length > 0 ? { label: t('undo'), run: () => undo(ids) } : undefined)
      }
      return { results }
    } catch (error) {
      toastError(say(error))
      return undefined
    }
  }
}
