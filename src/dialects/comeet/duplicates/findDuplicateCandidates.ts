import type { FastifyRequest } from 'fastify'
import { findDuplicates, type LikelyDuplicate } from '../../../core/applications/findDuplicates.ts'
import type { Clues } from '../../../core/applications/match-keys.ts'
import { InvalidField } from '../../../core/errors.ts'
import { uidOf } from '../../../core/ids.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation, OperationDocs } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { one, type Query } from '../id-page.ts'
import { COMMON_ERRORS, error, json } from '../openapi.ts'
import { comeetTime, STATUS_WORDS } from '../words.ts'
import { DUPLICATE_SCHEMA } from './duplicate-schema.ts'

/** The parameters, and what each is a clue to. */
const CLUES = {
  email: 'email',
  first_name: 'firstName',
  last_name: 'lastName',
  linkedin_url: 'linkedinUrl',
  phone_number: 'phone',
} as const satisfies Record<string, keyof Clues>

const docs: OperationDocs = {
  tags: ['Candidates'],
  summary: 'Find duplicates',
  description:
    'Candidates and leads that may be of the person that is described, those with the strongest signals first: the e-mail, ' +
    'the last nine digits of a phone, the LinkedIn profile, or both names. At most 100. What was just written is found by ' +
    'its e-mail at once, and by the rest within seconds.',
  parameters: Object.keys(CLUES).map((name) => ({
    name,
    in: 'query',
    required: false,
    description: 'At least one of the parameters is needed; a name counts only when both names are given',
    schema: { type: 'string' },
  })),
  responses: {
    200: json('Those that were found', { type: 'array', items: DUPLICATE_SCHEMA }),
    400: error('No parameter was given, or one twice'),
    ...COMMON_ERRORS,
  },
}

/** @throws InvalidField */
function readClues(request: FastifyRequest): Clues {
  const clues: Partial<Record<keyof Clues, string>> = {}
  for (const [name, clue] of Object.entries(CLUES)) {
    const value = one(request.query as Query, name)?.trim()
    if (value) clues[clue] = value
  }
  if (Object.keys(clues).length === 0) {
    const expected = `at least one of: ${Object.keys(CLUES).join(', ')}`
    throw new InvalidField('query', 'value', { expected })
  }
  return clues
}

function present(found: LikelyDuplicate): object {
  const one = 'lead' in found ? found.lead : found.application
  const { profile } = one
  return {
    uid: uidOf(one.id),
    person_uid: uidOf(one.personId),
    type: 'lead' in found ? 'lead' : 'candidate',
    position_uid: 'lead' in found ? null : found.job.uid,
    position_name: 'lead' in found ? null : found.job.name,
    first_name: profile.firstName,
    last_name: profile.lastName,
    email: profile.email ?? null,
    phone: profile.phone ?? null,
    mobile_phone: profile.mobilePhone ?? null,
    linkedin_url: profile.linkedinUrl ?? null,
    status: 'lead' in found ? null : STATUS_WORDS[found.application.status],
    time_created: comeetTime(one.createdAt),
    matched_by: found.matchedBy,
  }
}

function operation(id: string, path: string): Operation<DialectDeps> {
  return {
    id,
    method: 'GET',
    path,
    docs,
    async handle(deps, request) {
      const principal = await caller(deps, request)
      const found = await findDuplicates(deps.matching, principal, readClues(request))
      return { status: 200, body: JSON.stringify(found.map(present)) }
    },
  }
}

/** `GET /candidates/find_duplicates` (reference, section 3.10). */
export const findDuplicateCandidates = operation('findDuplicateCandidates', '/candidates/find_duplicates')

/** `GET /sourcing/candidates/find_duplicates`: the path from before 2021, which clients still use. */
export const findDuplicateCandidatesSourcing = operation(
  'findDuplicateCandidatesSourcing',
  '/sourcing/candidates/find_duplicates',
)
