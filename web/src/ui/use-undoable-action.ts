import { useCallback } from 'react'
import { type BulkRequest, useBulk, useUndo } from '../api/bulk.ts'
import type { BulkItem, Id, Time } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useProblemText } from './states.tsx'
import { hideToast, toast, toastError } from './toasts.tsx'

type Undo = () => void
type Handle = { readonly id: Id; readonly expiresAt: Time }

/** What `mod+z` takes back. */
let last: { readonly undo: Undo; readonly until: number } | undefined

/** Takes back what was done last, when it still can be. */
export function useUndoLast(): () => void {
  return () => {
    if (last === undefined || last.until < Date.now()) return
    last.undo()
  }
}

/** How long what is undone by doing something else stays on offer, in milliseconds. */
const OFFER = 15 * 60_000

/**
 * Says that something was done, and offers to undo it.
 *
 * @returns a function that takes what was done in words and how it is undone: what the server named, or what to do
 */
export function useOfferUndo(): (message: string, how: readonly Handle[] | Handle | Undo | null) => void {
  const t = useTexts(common)
  const undo = useUndoing()
  return (message, how) => {
    const handles = typeof how === 'function' ? [] : [how ?? []].flat()
    if (typeof how !== 'function' && handles.length === 0) {
      toast(message)
      return
    }
    const act = () => {
      if (last?.undo === act) last = undefined
      hideToast(shown)
      if (typeof how === 'function') how()
      else undo(handles.map(({ id }) => id))
    }
    const ends = handles.map(({ expiresAt }) => Date.parse(expiresAt))
    last = { undo: act, until: Math.min(Date.now() + OFFER, ...ends) }
    const shown = toast(message, { label: t('undo'), run: act })
  }
}

const reasonOf = (failed: readonly BulkItem[]) => failed[0]?.problem?.detail ?? ''

function useUndoing(): (ids: readonly Id[]) => void {
  const t = useTexts(common)
  const say = useProblemText()
  const { mutateAsync } = useUndo()
  return useCallback(
    // Not by the mutation's own callbacks: who has gone to another screen is told too.
    (ids) =>
      void Promise.all(ids.map((id) => mutateAsync(id))).then(
        (answers) => {
          const failed = answers.flatMap(({ results }) => results).filter(({ ok }) => !ok)
          if (failed.length > 0) toastError(`${t('partlyDone', { count: failed.length })} ${reasonOf(failed)}`)
          else toast(t('undone'))
        },
        (error: unknown) => toastError(say(error)),
      ),
    [mutateAsync, t, say],
  )
}

export type ActionOptions = {
  /** Told of those that could not be changed, instead of a toast with the first reason. */
  readonly onFailed?: (failed: readonly BulkItem[]) => void
}

/**
 * Moves, tags, archives: shown at once, put back with the reason where the server refuses, and offered to be undone.
 *
 * @returns a function that does it; `message` says what was done, of how many. Several requests are undone together. It resolves to the
 * server's answers, or undefined when it refused all of it, which has been told then.
 */
export function useUndoableAction(): (
  request: BulkRequest | readonly BulkRequest[],
  message: string | ((done: number) => string),
  options?: ActionOptions,
) => Promise<{ results: BulkItem[] } | undefined> {
  const t = useTexts(common)
  const say = useProblemText()
  const offer = useOfferUndo()
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
      const done = results.length - failed.length
      if (done > 0) offer(typeof message === 'string' ? message : message(done), handles)
      return { results }
    } catch (error) {
      toastError(say(error))
      return undefined
    }
  }
}
