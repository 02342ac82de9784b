import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Principal } from '../core/access/permissions.ts'
import { IdempotencyKeyReused } from '../core/errors.ts'
import { ANSWER_LIFETIME, type Answer, AnsweredAlready, type RequestIdentity } from '../core/idempotency.ts'
import type { AnswerReader, Clock } from '../core/ports.ts'
import { BadIdempotencyKey } from './errors.ts'

/** A key is a string of visible characters; the draft's quoted form is a key with quotes and works as well. */
const KEY = /^[\x21-\x7e][\x20-\x7e]{0,254}$/

export type IdempotencyDeps = { readonly answers: AnswerReader; readonly clock: Clock }

/**
 * Answers a write once per `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a repetition gets the answer
 * that was remembered with the write itself, whichever of two racing requests made it. Refusals are not remembered:
 * nothing was done, so the request may be sent again under its key.
 *
 * @param payload what was asked, beside method and path: the body as it came
 * @throws IdempotencyKeyReused when the key came before with another request
 */
export async function answerOnce(
  deps: IdempotencyDeps,
  request: FastifyRequest,
  principal: Principal,
  payload: Uint8Array | string,
  write: (identity: RequestIdentity | undefined) => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return write(undefined)
  if (typeof key !== 'string' || !KEY.test(key)) throw new BadIdempotencyKey()
  // People act through one client: each has keys of their own.
  const ownKey = principal.user ? `${principal.user.id} ${key}` : key
  const identity = { keyHash: sha256(ownKey), fingerprint: fingerprintOf(request, payload) }
  const remembered = await recall(deps, principal, identity)
  if (remembered) return remembered
  try {
    return await write(identity)
  } catch (error) {
    if (!(error instanceof AnsweredAlready)) throw error
    const quicker = await recall(deps, principal, identity)
    if (quicker) return quicker
    throw error
  }
}

async function recall(
  { answers, clock }: IdempotencyDeps,
  { organizationId, clientId }: Principal,
  { keyHash, fingerprint }: RequestIdentity,
): Promise<Answer | undefined> {
  const found = await answers.find(organizationId, clientId, keyHash)
  if (!found || found.createdAt < clock.now() - ANSWER_LIFETIME) return undefined
  if (found.fingerprint !== fingerprint) throw new IdempotencyKeyReused()
  return { status: found.status, body: found.body }
}

function fingerprintOf(request: FastifyRequest, payload: Uint8Array | string): string {
  const path = request.url.split('?', 1)[0] as string
  return createHash('sha256').update(`${request.method} ${path}\n`).update(payload).digest('hex')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
