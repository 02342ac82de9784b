import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { createInvitation } from './createInvitation.ts'
import { createResetLink } from './createResetLink.ts'
import { deleteInvitation } from './deleteInvitation.ts'
import { endUserSessions } from './endUserSessions.ts'
import { listInvitations } from './listInvitations.ts'
import { listUsers } from './listUsers.ts'
import { updateUser } from './updateUser.ts'

export const usersOperations: readonly Operation<ApiDeps>[] = [
  listUsers,
  updateUser,
  endUserSessions,
  createResetLink,
  listInvitations,
  createInvitation,
  deleteInvitation,
]
