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

/** Crosses organizations: the lifetime is the same for all. */
const forgetOld = crossingQuery<{ before: number }>('delete from answer where created_at < :before')

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

export function toAnswerRow(answer: RememberedAnswer): AnswerTable {
  return {
    organization_id: answer.organizationId,
    client_id: answer.clientId,
    key_hash: answer.keyHash,
    fingerprint: answer.fingerprint,
    status: answer.status,
    body: answer.body,
    created_at: answer.createdAt,
  }
}

/** Forgets the answers that were given before a time, in every organization. */
export async function forgetAnswers(engine: Engine, before: number): Promise<void> {
  await write(engine, forgetOld, { before })
}
