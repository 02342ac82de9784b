import type { ApplicationView } from '../../../core/applications/application.ts'
import { handleWrite, type Write } from '../write.ts'
import { presentWritten } from './present-candidate.ts'

/** The steps of a write that answers the candidate as it is then. */
export function writeCandidate<Body>(write: Omit<Write<Body, ApplicationView>, 'present'>) {
  return handleWrite<Body, ApplicationView>({ ...write, present: presentWritten })
}
