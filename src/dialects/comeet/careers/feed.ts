import type { FastifyRequest } from 'fastify'
import { DomainError, NotFound } from '../../../core/errors.ts'
import { idOfUid } from '../../../core/ids.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { isInFeeds } from '../../../core/jobs/publication.ts'
import type { Organization } from '../../../core/unit-of-work.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerKept } from '../../../http/kept-answer.ts'
import type { OperationAnswer } from '../../../http/operation.ts'
import { errorAnswer } from '../error-body.ts'

/**
 * What the operations of the public feed share (reference, section 9). Careers pages call it from browsers of any origin,
 * and keep its answers for as long as the vendor's own plugin does.
 */

const HEADERS = { 'access-control-allow-origin': '*' }

/** Answers with what `find` gives as JSON, or with 304 if the caller has it already. */
export async function answerFeed(request: FastifyRequest, find: () => Promise<string>): Promise<OperationAnswer> {
  try {
    const answer = answerKept(request, await find())
    return { ...answer, headers: { ...answer.headers, ...HEADERS } }
  } catch (error) {
    // A page of another origin may read why.
    if (error instanceof DomainError) {
      const answer = errorAnswer(error)
      return { ...answer, headers: { ...answer.headers, ...HEADERS } }
    }
    throw error
  }
}

/** The organization of the address, and its jobs in the feed. @throws NotFound that never tells what was wrong */
export async function openFeed(
  { hiring }: DialectDeps,
  request: FastifyRequest,
): Promise<{ readonly organization: Organization; readonly jobs: readonly Job[]; readonly all: readonly Job[] }> {
  const id = idOfUid((request.params as { company: string }).company)
  const { token } = request.query as { token?: unknown }
  const organization = id === undefined ? undefined : await hiring.organizations.byId(id)
  if (!organization || token !== organization.careersToken) throw new NotFound('organization')
  const all = await hiring.jobs.list(organization.id)
  return { organization, all, jobs: all.filter(isInFeeds) }
}

/** Whether the texts are wanted, in the words in which clients say so. */
export function wantsDetails(request: FastifyRequest): boolean {
  const { details } = request.query as { details?: unknown }
  return details === 'true' || details === '1'
}
