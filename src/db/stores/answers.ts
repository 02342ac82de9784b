import type { AnswerReader } from '../../core/ports.ts'
import type { RememberedAnswer } from '../../core/unit-of-work.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, query } from '../query.ts'
import type { AnswerTable } from '../schema.ts'
import { first, write } from './rows.ts'

type Key = { organizationId: number; clientId: number; keyHash: string }

const byKey = query<Key, AnswerTable>(
  `select * from answer
    where organization_id = :organizationId and client_id = :clientId and key_hash = :keyHash`,
)

/** So few at once that no request waits for it. */
const FORGOTTEN_AT_ONCE = 1_000

/** Crosses organizations: the lifetime is the same for all. */
const forgetSome = crossingQuery<{ before: number }, { done: number }>(
  `delete from answer where (organization_id, client_id, key_hash) in (
      select organization_id, client_id, key_hash from answer
        where created_at < :before order by created_at limit ${FORGOTTEN_AT_ONCE})
    returning 1 as done`,
)

export function createAnswerReader(engine: Engine): AnswerReader {
  return {
    async find(organizationId, clientId, keyHash) {
      const row = await first(engine, byKey, { organizationId, clientId, keyHash })
      if (!row) return undefined
      const { fingerprint, status, body, created_at: createdAt } = row
      return { organizationId, clientId, keyHash, fingerprint, status, body, createdAt }
    },
  }
}

/** @param aboutId the application or the lead that the answer tells of, if it tells of one */
export function toAnswerRow(answer: RememberedAnswer, aboutId: number | undefined): AnswerTable {
  return {
    organization_id: answer.organizationId,
    client_id: answer.clientId,
    key_hash: answer.keyHash,
    fingerprint: answer.fingerprint,
    status: answer.status,
    body: answer.body,
    created_at: answer.createdAt,
    about_id: aboutId ?? null,
  }
}

/** Forgets the answers that were given before a time, in every organization. */
export async function forgetAnswers(engine: Engine, before: number): Promise<void> {
  let forgotten: number
  do {
    forgotten = (await write(engine, forgetSome, { before })).length
  } while (forgotten === FORGOTTEN_AT_ONCE)
}
