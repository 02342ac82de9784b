import { expect } from 'vitest'
import type { Answer, Call } from '../../support/server.ts'
import { API, clientWith, startWire, type Wire } from './wire.ts'

/** Jobs on the wire, and what belongs to them. */

export const JOBS = `${API}/jobs`

/** The required parameters and nothing else (reference, section 6.5). */
export const SMALLEST_JOB = {
  organization_reference: 'Pg4eV6k',
  name: 'Backend engineer',
  description: 'You build it.',
  profile: 'You read.',
  contract_type: 'FULL_TIME',
  language: 'en',
  office_city: 'Lyon',
  office_country_code: 'FR',
} as const

export type JobWire = Wire & {
  /** The token of a client with every scope that this part of the wire knows. */
  readonly full: string
  /** A call with that token. */
  ask(call: Call): Promise<Answer>
  /** `POST /jobs` with the smallest job and what `params` adds or, with undefined, takes away. */
  post(params?: Record<string, unknown>, rest?: Partial<Call>): Promise<Answer>
  /** The same for a job that must be taken. */
  add(params?: Record<string, unknown>): Promise<any>
  put(reference: string, params: object, rest?: Partial<Call>): Promise<Answer>
  get(reference: string, query?: string, rest?: Partial<Call>): Promise<Answer>
}

const SCOPES =
  'jobs_rw su_jobs_r offices_rw departments_rw organizations_rw su_organizations_r candidates_rw images_r videos_r'.split(
    ' ',
  )

export async function startJobWire(): Promise<JobWire> {
  const wire = await startWire()
  const full = await clientWith(wire, ...SCOPES)
  const ask: JobWire['ask'] = (call) => wire.call({ auth: full, ...call })
  const post: JobWire['post'] = (params = {}, rest = {}) =>
    ask({ path: JOBS, body: { ...SMALLEST_JOB, ...params }, ...rest })
  return {
    ...wire,
    full,
    ask,
    post,
    async add(params) {
      const answer = await post(params)
      expect(answer.status, answer.text).toBe(201)
      return answer.body
    },
    put: (reference, body, rest = {}) => ask({ method: 'PUT', path: `${JOBS}/${reference}`, body, ...rest }),
    get: (reference, query = '', rest = {}) => ask({ path: `${JOBS}/${reference}${query}`, ...rest }),
  }
}
