import type { FastifyRequest } from 'fastify'
import type { ApplicationName } from '../../../core/applications/readApplication.ts'
import { NotFound } from '../../../core/errors.ts'
import { MAX_ID } from '../../../core/ids.ts'
import { CandidateNotFound } from '../error-body.ts'

/** The candidate in the path: its uid, or its number when the header `IDENTIFIER_TYPE: REAL_ID` says so. @throws NotFound */
export function candidateName(request: FastifyRequest): ApplicationName {
  const { uid } = request.params as { uid: string }
  if (String(request.headers['identifier_type']).toUpperCase() !== 'REAL_ID') return { uid }
  const id = /^\d{1,15}$/.test(uid) ? Number(uid) : 0
  if (id < 1 || id > MAX_ID) throw new NotFound('application')
  return { id }
}

/** Writes something to the candidate in the path. @throws CandidateNotFound where a read would say NotFound */
export async function toCandidate<T>(
  request: FastifyRequest,
  write: (name: ApplicationName) => Promise<T>,
): Promise<T> {
  try {
    return await write(candidateName(request))
  } catch (error) {
    if (error instanceof NotFound && error.thing === 'application') throw new CandidateNotFound()
    throw error
  }
}
