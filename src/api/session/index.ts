import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { acceptInvitationOperation } from './acceptInvitation.ts'
import { finishOidc } from './finishOidc.ts'
import { listSignInOptions } from './listSignInOptions.ts'
import { retrieveOpenInvitation } from './retrieveOpenInvitation.ts'
import { retrieveSession } from './retrieveSession.ts'
import { retrieveSetup } from './retrieveSetup.ts'
import { setUpOperation } from './setUp.ts'
import { signInOperation } from './signIn.ts'
import { signOutHere } from './signOut.ts'
import { signOutEverywhere } from './signOutEverywhere.ts'
import { startOidc } from './startOidc.ts'
import { updateMe } from './updateMe.ts'

export const sessionOperations: readonly Operation<ApiDeps>[] = [
  listSignInOptions,
  signInOperation,
  retrieveSession,
  signOutHere,
  signOutEverywhere,
  updateMe,
  retrieveSetup,
  setUpOperation,
  retrieveOpenInvitation,
  acceptInvitationOperation,
  startOidc,
  finishOidc,
]
