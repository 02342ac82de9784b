import { permit } from '../../../core/access/permissions.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { ERRORS, exactly, json } from '../openapi.ts'
import { DEPENDENCIES } from './words.ts'

const texts = { type: 'array', items: { type: 'string' } }
const named = {
  type: 'array',
  items: exactly({ id: { type: 'string' }, name: exactly({ en: { type: 'string' }, fr: { type: 'string' } }) }),
}

const SCHEMA = exactly({
  contract_types: named,
  education_levels: named,
  experience_levels: named,
  remote_levels: named,
  salary_currencies: texts,
  salary_periods: texts,
  cms_sites_references: texts,
})

/** `GET /api/v1/external/jobs/dependencies` (reference, section 6.1): what the parameters of a job can be. */
export const jobDependencies: Operation<DialectDeps> = {
  id: 'jobDependencies',
  method: 'GET',
  path: '/external/jobs/dependencies',
  docs: {
    tags: ['Jobs'],
    summary: "Get jobs' dependencies",
    description: 'The codes that a job is described with. Needs the scope `jobs_r` or `jobs_rw`.',
    responses: { 200: json('The codes', SCHEMA), ...ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'jobs.read')
    const organization = await deps.hiring.organizations.byId(principal.organizationId)
    const sites = (organization?.about.sites ?? []).map(({ reference }) => reference)
    return { status: 200, body: JSON.stringify({ ...DEPENDENCIES, cms_sites_references: sites }) }
  },
}
