import type { SessionReader } from '../../core/access/account-ports.ts'
import { SESSION_IDLE, type Session } from '../../core/access/user.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, query } from '../query.ts'
import type { SessionTable, UserAccountTable } from '../schema.ts'
import { first, write } from './rows.ts'
import { withTeam } from './users.ts'

type Found = UserAccountTable & {
  session_id: number
  session_created_at: number
  session_seen_at: number
  session_expires_at: number
}

const byToken = query<{ organizationId: number; tokenHash: string }, Found>(
  `select user_account.*, session.id as session_id, session.created_at as session_created_at,
      session.seen_at as session_seen_at, session.expires_at as session_expires_at
    from session
    join user_account on user_account.organization_id = session.organization_id and user_account.id = session.user_id
    where session.organization_id = :organizationId and session.token_hash = :tokenHash
      and user_account.deactivated_at is null`,
)

/** Crosses organizations: sessions end at the same age everywhere. */
const forgetEnded = crossingQuery<{ now: number; idleSince: number }>(
  'delete from session where expires_at <= :now or seen_at <= :idleSince',
)

export function createSessionReader(engine: Engine): SessionReader {
  return {
    async byToken(organizationId, tokenHash) {
      const row = await first(engine, byToken, { organizationId, tokenHash })
      if (!row) return undefined
      const session: Session = {
        organizationId,
        id: row.session_id,
        userId: row.id,
        tokenHash,
        createdAt: row.session_created_at,
        seenAt: row.session_seen_at,
        expiresAt: row.session_expires_at,
      }
      return { session, user: await withTeam(engine, row) }
    },
  }
}

/** Forgets the sessions that have ended, in every organization. */
export async function forgetSessions(engine: Engine, now: number): Promise<void> {
  await write(engine, forgetEnded, { now, idleSince: now - SESSION_IDLE })
}

export function toSessionRow(session: Session): SessionTable {
  return {
    organization_id: session.organizationId,
    id: session.id,
    user_id: session.userId,
    token_hash: session.tokenHash,
    created_at: session.createdAt,
    seen_at: session.seenAt,
    expires_at: session.expiresAt,
  }
}
