import { useCallback } from 'react'
import { type BulkRequest, useBulk, useUndo } from '../api/bulk.ts'
import type { BulkResult, Id, Time } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useProblemText } from './states.tsx'
import { toast, toastError } from './toasts.tsx'

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
export function useOfferUndo(): (message: string, how: Handle | Undo | null) => void {
  const t = useTexts(common)
  const undo = useUndoing()
  return (message, how) => {
    if (how === null) {
      toast(message)
      return
    }
    const act = () => {
      if (last?.undo === act) last = undefined
      if (typeof how === 'function') how()
      else undo(how.id)
    }
    last = { undo: act, until: typeof how === 'function' ? Date.now() + OFFER : Date.parse(how.expiresAt) }
    toast(message, { label: t('undo'), run: act })
  }
}

function useUndoing(): (id: Id) => void {
  const t = useTexts(common)
  const say = useProblemText()
  const { mutateAsync } = useUndo()
  return useCallback(
    // Not by the mutation's own callbacks: who has gone to another screen is told too.
    (id) =>
      void mutateAsync(id).then(
        ({ results }) => {
          const failed = results.filter(({ ok }) => !ok).length
          if (failed > 0) toastError(t('partlyDone', { count: failed }))
          else toast(t('undone'))
        },
        (error: unknown) => toastError(say(error)),
      ),
    [mutateAsync, t, say],
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
  const offer = useOfferUndo()
  const { mutateAsync } = useBulk()
  return async (request, message) => {
    try {
      const answer = await mutateAsync(request)
      const failed = answer.results.filter(({ ok }) => !ok)
      if (failed.length > 0) {
        const reason = failed[0]?.problem?.detail ?? ''
        toastError(`${t('partlyDone', { count: failed.length })} ${reason}`)
      }
      if (failed.length < answer.results.length) offer(message, answer.undo)
      return answer
    } catch (error) {
      toastError(say(error))
      return undefined
    }
  }
}
