import type { InvitationReader, SetupReader } from '../../core/access/account-ports.ts'
import type { Role } from '../../core/access/permissions.ts'
import type { Invitation } from '../../core/access/user.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, query } from '../query.ts'
import type { InvitationTable } from '../schema.ts'
import { readMark } from './marks.ts'
import { first, rows } from './rows.ts'

const byToken = query<{ organizationId: number; tokenHash: string }, InvitationTable>(
  'select * from invitation where organization_id = :organizationId and token_hash = :tokenHash',
)
const byId = query<{ organizationId: number; id: number }, InvitationTable>(
  'select * from invitation where organization_id = :organizationId and id = :id',
)
const unused = query<{ organizationId: number }, InvitationTable>(
  'select * from invitation where organization_id = :organizationId and used_at is null order by id',
)
/** Crosses organizations: whom an e-mail was invited by is what tells the organization. */
const everywhereUnused = crossingQuery<Record<never, never>, InvitationTable>(
  'select * from invitation where used_at is null order by organization_id, id',
)

export function createInvitationReader(engine: Engine): InvitationReader {
  return {
    async byToken(organizationId, tokenHash) {
      const row = await first(engine, byToken, { organizationId, tokenHash })
      return row && toInvitation(row)
    },
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toInvitation(row)
    },
    unused: async (organizationId) => (await rows(engine, unused, { organizationId })).map(toInvitation),
    everywhereUnused: async () => (await rows(engine, everywhereUnused, {})).map(toInvitation),
  }
}

/** The setup link is the server's, so it stands among the store's marks. */
export function createSetupReader(engine: Engine): SetupReader {
  return {
    async current() {
      const [tokenHash, expiresAt] = (await readMark(engine, 'setup'))?.split(' ') ?? []
      return tokenHash && expiresAt ? { tokenHash, expiresAt: Number(expiresAt) } : undefined
    },
  }
}

function toInvitation(row: InvitationTable): Invitation {
  return {
    organizationId: row.organization_id,
    id: row.id,
    tokenHash: row.token_hash,
    email: row.email,
    role: row.role as Role,
    jobIds: JSON.parse(row.job_ids_json),
    invitedBy: row.invited_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.used_at !== null && { usedAt: row.used_at }),
    ...(row.user_id !== null && { userId: row.user_id }),
  }
}

export function toInvitationRow(invitation: Invitation): InvitationTable {
  return {
    organization_id: invitation.organizationId,
    id: invitation.id,
    token_hash: invitation.tokenHash,
    email: invitation.email,
    role: invitation.role,
    job_ids_json: JSON.stringify(invitation.jobIds),
    invited_by: invitation.invitedBy,
    created_at: invitation.createdAt,
    expires_at: invitation.expiresAt,
    used_at: invitation.usedAt ?? null,
    user_id: invitation.userId ?? null,
  }
}
