import type { Principal } from './access/permissions.ts'
import type { Change, RememberedAnswer } from './unit-of-work.ts'

/** What a repetition of a request is known by, from the `Idempotency-Key` header. */
export type RequestIdentity = Pick<RememberedAnswer, 'keyHash' | 'fingerprint'>

/** The bytes of an answer, made before the commit so that they can be remembered with it. */
export type Answer = { readonly status: number; readonly body: string }

/** What a repetition is known by, and how the answer to a result is worded. */
export type Remember<T> = RequestIdentity & { readonly answer: (result: T) => Answer }

/** The change that remembers what will be answered, worded before the commit so that it is part of it. */
export function rememberAnswer<T>(principal: Principal, remember: Remember<T>, result: T, at: number): Change {
  const { organizationId, clientId } = principal
  const { keyHash, fingerprint } = remember
  return {
    do: 'rememberAnswer',
    answer: { organizationId, clientId, keyHash, fingerprint, ...remember.answer(result), createdAt: at },
  }
}

/**
 * Thrown by a use case when another request with the same key was quicker: nothing was done here, and the surface must
 * send the remembered answer.
 */
export class AnsweredAlready extends Error {}

/** How long an answer is remembered, in milliseconds. */
export const ANSWER_LIFETIME = 24 * 60 * 60 * 1000
