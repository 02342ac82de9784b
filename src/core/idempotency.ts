import type { RememberedAnswer } from './unit-of-work.ts'

/** What a repetition of a request is known by, from the `Idempotency-Key` header. */
export type RequestIdentity = Pick<RememberedAnswer, 'keyHash' | 'fingerprint'>

/** The bytes of an answer, made before the commit so that they can be remembered with it. */
export type Answer = { readonly status: number; readonly body: string }

/**
 * Thrown by a use case when another request with the same key was quicker: nothing was done here, and the surface must
 * send the remembered answer.
 */
export class AnsweredAlready extends Error {}

/** How long an answer is remembered, in milliseconds. */
export const ANSWER_LIFETIME = 24 * 60 * 60 * 1000
