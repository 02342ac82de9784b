import type { UserReader } from '../../core/access/account-ports.ts'
import type { Role } from '../../core/access/permissions.ts'
import type { ColorScheme, Locale, User } from '../../core/access/user.ts'
import { emailKey } from '../../core/applications/application.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, query } from '../query.ts'
import type { HiringTeamTable, UserAccountTable } from '../schema.ts'
import { first, rows } from './rows.ts'

const byId = query<{ organizationId: number; id: number }, UserAccountTable>(
  'select * from user_account where organization_id = :organizationId and id = :id',
)
const byEmail = query<{ organizationId: number; key: string }, UserAccountTable>(
  'select * from user_account where organization_id = :organizationId and email_key = :key',
)
const ofOrganization = query<{ organizationId: number }, UserAccountTable>(
  'select * from user_account where organization_id = :organizationId order by id',
)
/** Crosses organizations: whom an e-mail belongs to is what tells the organization. */
const everywhereByEmail = crossingQuery<{ key: string }, UserAccountTable>(
  'select * from user_account where email_key = :key order by organization_id, id',
)
/** Crosses organizations, likewise. */
const everywhereByIdentity = crossingQuery<{ issuer: string; subject: string }, UserAccountTable>(
  `select * from user_account where oidc_subject = :subject and oidc_issuer = :issuer order by organization_id, id`,
)
/** Crosses organizations: the setup is the whole server's. */
const anAdmin = crossingQuery<Record<never, never>, { id: number }>(
  `select id from user_account where role = 'admin' and deactivated_at is null limit 1`,
)
const team = query<{ organizationId: number; userId: number }, HiringTeamTable>(
  'select * from hiring_team where organization_id = :organizationId and user_id = :userId order by job_id',
)
const teams = query<{ organizationId: number }, HiringTeamTable>(
  'select * from hiring_team where organization_id = :organizationId order by user_id, job_id',
)

export function createUserReader(engine: Engine): UserReader {
  const whole = (row: UserAccountTable) => withTeam(engine, row)
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && whole(row)
    },
    async byEmail(organizationId, key) {
      const row = await first(engine, byEmail, { organizationId, key })
      return row && whole(row)
    },
    async list(organizationId) {
      const [found, places] = await Promise.all([
        rows(engine, ofOrganization, { organizationId }),
        rows(engine, teams, { organizationId }),
      ])
      const byUser = Map.groupBy(places, ({ user_id: userId }) => userId)
      return found.map((row) => toUser(row, jobsIn(byUser.get(row.id) ?? [])))
    },
    everywhereByEmail: async (key) => Promise.all((await rows(engine, everywhereByEmail, { key })).map(whole)),
    everywhereByIdentity: async (issuer, subject) =>
      Promise.all((await rows(engine, everywhereByIdentity, { issuer, subject })).map(whole)),
    isThereAnAdmin: async () => (await first(engine, anAdmin, {})) !== undefined,
  }
}

/** A user with the jobs that a hiring manager is on. */
export async function withTeam(engine: Engine, row: UserAccountTable): Promise<User> {
  if (row.role !== 'hiring_manager') return toUser(row, [])
  return toUser(row, jobsIn(await rows(engine, team, { organizationId: row.organization_id, userId: row.id })))
}

function jobsIn(places: readonly HiringTeamTable[]): number[] {
  return places.map(({ job_id: jobId }) => jobId)
}

function toUser(row: UserAccountTable, jobIds: readonly number[]): User {
  return {
    organizationId: row.organization_id,
    id: row.id,
    email: row.email,
    name: row.name,
    ...(row.password_hash !== null && { passwordHash: row.password_hash }),
    role: row.role as Role,
    jobIds,
    ...(row.locale !== null && { locale: row.locale as Locale }),
    colorScheme: row.color_scheme as ColorScheme,
    ...(row.oidc_issuer !== null &&
      row.oidc_subject !== null && { identity: { issuer: row.oidc_issuer, subject: row.oidc_subject } }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.seen_at !== null && { seenAt: row.seen_at }),
    ...(row.deactivated_at !== null && { deactivatedAt: row.deactivated_at }),
  }
}

export function toUserRow(user: User): UserAccountTable {
  return {
    organization_id: user.organizationId,
    id: user.id,
    email: user.email,
    email_key: emailKey(user.email),
    name: user.name,
    password_hash: user.passwordHash ?? null,
    role: user.role,
    locale: user.locale ?? null,
    color_scheme: user.colorScheme,
    oidc_issuer: user.identity?.issuer ?? null,
    oidc_subject: user.identity?.subject ?? null,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    seen_at: user.seenAt ?? null,
    deactivated_at: user.deactivatedAt ?? null,
  }
}
