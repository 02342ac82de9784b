import { byPrincipal } from '../../core/access/account-event.ts'
import { changeUser } from '../../core/access/changeUser.ts'
import { mustNotExceed } from '../../core/access/mustNotExceed.ts'
import type { Role } from '../../core/access/permissions.ts'
import { grantOf } from '../../core/access/roles.ts'
import type { User } from '../../core/access/user.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { idsField, nameField, roleField } from '../fields.ts'
import { idInPath, idsInField } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, IDEMPOTENCY_KEY, inPath, jsonBody, NOT_FOUND } from '../openapi.ts'
import { body } from '../schemas/build.ts'
import { handleWrite } from '../write.ts'
import { presentUser } from './present-user.ts'

const BODY = body({ name: nameField, role: roleField, isActive: { type: 'boolean' }, jobIds: idsField })

type UserBody = { name?: string; role?: Role; isActive?: boolean; jobIds?: string[] }

/** `PATCH /users/:id`: changes what an admin may change of a user. */
export const updateUser: Operation<ApiDeps> = {
  id: 'updateUser',
  method: 'PATCH',
  path: '/users/:id',
  docs: {
    tags: ['Users'],
    summary: 'Change a user',
    description:
      'Who is deactivated is signed out everywhere. The last active admin cannot be deactivated or get another role ' +
      '(409 `last_admin`). `jobIds` are the jobs that a hiring manager is on. Needs `users.write`, and whatever the new ' +
      'role allows.',
    parameters: [inPath('id', 'The id of the user'), IDEMPOTENCY_KEY],
    requestBody: jsonBody(BODY, { role: 'hiring_manager', jobIds: ['A1.5F20'] }),
    responses: { 200: answer('The user', 'User'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...CONFLICT },
  },

  handle: handleWrite<UserBody, User>({
    schema: BODY,
    permission: 'users.write',
    status: 200,
    async write(deps, principal, request, { jobIds, ...change }, remember) {
      const id = idInPath((request.params as { id: string }).id, 'user')
      if (change.role) mustNotExceed(principal, grantOf(change.role))
      return changeUser(
        deps.accounts,
        byPrincipal(principal, request.id),
        id,
        { ...change, ...(jobIds && { jobIds: idsInField(jobIds, 'jobIds') }) },
        remember && { principal, remember },
      )
    },
    present: (_, __, user) => presentUser(user),
  }),
}
