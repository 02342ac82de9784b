import type { AccountChange } from '../core/access/account-change.ts'
import { isActiveAdmin } from '../core/access/user.ts'
import type { Change } from '../core/unit-of-work.ts'
import type { Statement } from './engine.ts'
import { query, statement } from './query.ts'
import type { ClientTable, InvitationTable, SessionTable, UserAccountTable } from './schema.ts'
import { toClientRow } from './stores/clients.ts'
import { toInvitationRow } from './stores/invitations.ts'
import { toSessionRow } from './stores/sessions.ts'
import { toUserRow } from './stores/users.ts'

/** The changes of accounts as the statements that make them. */

const DOES: ReadonlySet<Change['do']> = new Set<AccountChange['do']>([
  'addUser',
  'changeUser',
  'addSession',
  'touchSession',
  'endSession',
  'endSessions',
  'addInvitation',
  'useInvitation',
  'removeInvitation',
  'useSetup',
  'offerSetup',
  'changeClient',
])

export function isAccountChange(change: Change): change is AccountChange {
  return DOES.has(change.do)
}

const addUser = query<UserAccountTable>(
  `insert into user_account (organization_id, id, email, email_key, name, password_hash, role, locale, color_scheme,
      oidc_issuer, oidc_subject, created_at, updated_at, seen_at, deactivated_at)
    values (:organization_id, :id, :email, :email_key, :name, :password_hash, :role, :locale, :color_scheme,
      :oidc_issuer, :oidc_subject, :created_at, :updated_at, :seen_at, :deactivated_at)`,
)

/** Not when somebody was last seen: that is written beside. */
const changeUser = query<UserAccountTable & { from_updated_at: number }>(
  `update user_account set email = :email, email_key = :email_key, name = :name, password_hash = :password_hash,
      role = :role, locale = :locale, color_scheme = :color_scheme, oidc_issuer = :oidc_issuer,
      oidc_subject = :oidc_subject, updated_at = :updated_at, deactivated_at = :deactivated_at
    where organization_id = :organization_id and id = :id and updated_at = :from_updated_at`,
)

/** Whoever takes an admin away waits here for whoever does so at the same time, and then sees what was done. */
const lockOrganization = query<{ organizationId: number }>(
  'update organization set name = name where id = :organizationId',
)

const mustKeepAnAdmin = query<{ organizationId: number }>(
  `update organization set name = name
    where id = :organizationId and exists (select 1 from user_account
      where organization_id = :organizationId and role = 'admin' and deactivated_at is null)`,
)

type OfUser = { organizationId: number; userId: number }

const clearTeam = query<OfUser>('delete from hiring_team where organization_id = :organizationId and user_id = :userId')

const addToTeam = query<OfUser & { jobId: number }>(
  'insert into hiring_team (organization_id, user_id, job_id) values (:organizationId, :userId, :jobId)',
)

const addSession = query<SessionTable>(
  `insert into session (organization_id, id, user_id, token_hash, created_at, seen_at, expires_at)
    values (:organization_id, :id, :user_id, :token_hash, :created_at, :seen_at, :expires_at)`,
)

const touchSession = query<{ organizationId: number; id: number; at: number }>(
  `update session set seen_at = :at where organization_id = :organizationId and id = :id and seen_at < :at`,
)

const touchUser = query<OfUser & { at: number }>(
  'update user_account set seen_at = :at where organization_id = :organizationId and id = :userId',
)

const endSession = query<{ organizationId: number; id: number }>(
  'delete from session where organization_id = :organizationId and id = :id',
)

const endSessions = query<OfUser & { exceptId: number }>(
  'delete from session where organization_id = :organizationId and user_id = :userId and id <> :exceptId',
)

const addInvitation = query<InvitationTable>(
  `insert into invitation (organization_id, id, token_hash, email, role, job_ids_json, invited_by, created_at,
      expires_at, used_at, user_id)
    values (:organization_id, :id, :token_hash, :email, :role, :job_ids_json, :invited_by, :created_at, :expires_at,
      :used_at, :user_id)`,
)

const useInvitation = query<{ organizationId: number; id: number; at: number }>(
  `update invitation set used_at = :at
    where organization_id = :organizationId and id = :id and used_at is null and expires_at > :at`,
)

const removeInvitation = query<{ organizationId: number; id: number }>(
  'delete from invitation where organization_id = :organizationId and id = :id and used_at is null',
)

const useSetup = query<{ pattern: string }>(`delete from store_mark where name = 'setup' and value like :pattern`)

const offerSetup = query<{ value: string }>(
  `insert into store_mark (name, value) values ('setup', :value)
    on conflict (name) do update set value = excluded.value`,
)

const changeClient = query<ClientTable>(
  `update client set name = :name, employee_portal = :employee_portal, grant_json = :grant_json,
      rate_limit = :rate_limit
    where organization_id = :organization_id and id = :id`,
)

export function accountStatements(change: AccountChange): Statement[] {
  switch (change.do) {
    case 'addUser':
      return [{ ...statement(addUser, toUserRow(change.user)), guard: 'email_taken' }, ...teamOf(change.user)]
    case 'changeUser':
      return changesOfUser(change)
    case 'addSession':
      return [statement(addSession, toSessionRow(change.session))]
    case 'touchSession': {
      const { organizationId, id, userId } = change.session
      const { at } = change
      return [statement(touchSession, { organizationId, id, at }), statement(touchUser, { organizationId, userId, at })]
    }
    case 'endSession':
      return [statement(endSession, change)]
    case 'endSessions':
      return [statement(endSessions, { ...change, exceptId: change.exceptId ?? 0 })]
    case 'addInvitation':
      return [statement(addInvitation, toInvitationRow(change.invitation))]
    case 'useInvitation': {
      const { organizationId, id } = change.invitation
      return [{ ...statement(useInvitation, { organizationId, id, at: change.at }), guard: 'used', mustChange: true }]
    }
    case 'removeInvitation': {
      const { organizationId, id } = change.invitation
      return [{ ...statement(removeInvitation, { organizationId, id }), guard: 'used', mustChange: true }]
    }
    case 'useSetup':
      return [{ ...statement(useSetup, { pattern: `${change.tokenHash} %` }), guard: 'used', mustChange: true }]
    case 'offerSetup':
      return [statement(offerSetup, { value: `${change.tokenHash} ${change.expiresAt}` })]
    case 'changeClient':
      return [{ ...statement(changeClient, toClientRow(change.client)), guard: 'name_taken' }]
  }
}

function changesOfUser({ user, from }: Extract<AccountChange, { do: 'changeUser' }>): Statement[] {
  const { organizationId, id: userId } = user
  const values = { ...toUserRow(user), from_updated_at: from.updatedAt }
  const isTeamChanged = JSON.stringify(user.jobIds) !== JSON.stringify(from.jobIds)
  const losesAnAdmin = isActiveAdmin(from) && !isActiveAdmin(user)
  return [
    ...(losesAnAdmin ? [statement(lockOrganization, { organizationId })] : []),
    { ...statement(changeUser, values), guard: 'stale', mustChange: true },
    ...(isTeamChanged ? [statement(clearTeam, { organizationId, userId }), ...teamOf(user)] : []),
    ...(losesAnAdmin
      ? [{ ...statement(mustKeepAnAdmin, { organizationId }), guard: 'last_admin', mustChange: true } as const]
      : []),
  ]
}

function teamOf({
  organizationId,
  id: userId,
  jobIds,
}: {
  organizationId: number
  id: number
  jobIds: readonly number[]
}) {
  return jobIds.map((jobId) => statement(addToTeam, { organizationId, userId, jobId }))
}
