import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../core/access/permissions.ts'
import type { UpdateCommand } from '../../core/applications/applyPatch.ts'
import { updateApplication } from '../../core/applications/updateApplication.ts'
import type { Remember } from '../../core/idempotency.ts'
import type { ApiDeps } from '../deps.ts'
import { mustMatch } from '../match-version.ts'
import { readShown, type Shown, shownAfter } from './present-application.ts'

/**
 * Makes an update that the caller may have meant for one version alone, and gives all that the answer tells of.
 *
 * @param toCommand what is to be changed, from what is there
 */
export async function changeAndShow(
  deps: ApiDeps,
  principal: Principal,
  request: FastifyRequest,
  id: number,
  toCommand: (shown: Shown) => Promise<UpdateCommand> | UpdateCommand,
  remember: Remember<Shown> | undefined,
): Promise<Shown> {
  const before = await readShown(deps, principal, { id })
  const command = await toCommand(before)
  const view = await updateApplication(
    deps.applications,
    principal,
    { id },
    { ...command, mustBe: ({ version }) => mustMatch(request, version) },
    remember && { ...remember, answer: (after) => remember.answer(shownAfter(before, principal, after)) },
  )
  return shownAfter(before, principal, view)
}
