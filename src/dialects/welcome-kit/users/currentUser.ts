import { type Principal, permit } from '../../../core/access/permissions.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { ERRORS, exactly, json, LIST_BODY_ERRORS } from '../openapi.ts'
import { flag, isSet, paramsSchema, queryParameters } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'

const PARAMS = paramsSchema({
  organizations: flag('Add the organizations of the user; needs `organizations_r` or `organizations_rw`'),
  jobs: flag('Add the jobs of the organizations; needs `jobs_r` or `jobs_rw`'),
  stages: flag('Add the stages of the jobs; needs `jobs_r` or `jobs_rw`'),
})
type Flags = { readonly [K in 'organizations' | 'jobs' | 'stages']?: boolean | string }

const check = paramsCheck<Flags>(PARAMS)

const text = { type: 'string' }
const STAGE = exactly({
  id: { type: 'integer' },
  name: text,
  reference: { type: ['string', 'null'] },
  visible: { type: 'boolean' },
})
const JOB = exactly({ reference: text, name: text, stages: { type: 'array', items: STAGE } }, ['stages'])
const ORGANIZATION = exactly({ reference: text, name: text, jobs: { type: 'array', items: JOB } }, ['name', 'jobs'])
const USER_SCHEMA = exactly(
  { avatar_url: text, display_name: text, organizations: { type: 'array', items: ORGANIZATION } },
  ['organizations'],
)

/** `GET /api/v1/external/users/current` (reference, section 5.11): who the token belongs to. */
export const currentUser: Operation<DialectDeps> = {
  id: 'currentUser',
  method: 'GET',
  path: '/external/users/current',
  docs: {
    tags: ['Users'],
    summary: 'Get the current user',
    description:
      'Needs the scope `me_r`. What a flag asks for and the scopes do not allow is left out. Each list stands in what it ' +
      'belongs to: `organizations[].jobs[].stages[]`.',
    parameters: queryParameters(PARAMS),
    responses: { 200: json('The user', USER_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const flags = check((await readParams(request, deps.body)).params)
    const principal = await caller(deps, request)
    permit(principal, 'me.read')
    const organization = await presentOrganization(deps, principal, flags)
    const user = {
      avatar_url: `${deps.baseUrl()}/assets/default-avatar.png`,
      display_name: principal.clientName,
      ...(organization && { organizations: [organization] }),
    }
    return { status: 200, body: JSON.stringify(user) }
  },
}

/** A token belongs to one organization. Its jobs stand in it, so asking for them brings its reference along. */
async function presentOrganization(
  { applications: { organizations, jobs } }: DialectDeps,
  { organizationId, organizationReference: reference, grant }: Principal,
  flags: Flags,
) {
  const isWanted = isSet(flags.organizations) && grant.has('organization.read')
  const areJobsWanted = (isSet(flags.jobs) || isSet(flags.stages)) && grant.has('jobs.read')
  if (!isWanted && !areJobsWanted) return undefined
  const name = isWanted ? (await organizations.byId(organizationId))?.name : undefined
  return {
    reference,
    ...(name !== undefined && { name }),
    ...(areJobsWanted && {
      jobs: (await jobs.list(organizationId)).map((job) => presentJob(job, isSet(flags.stages))),
    }),
  }
}

function presentJob({ reference, name, stages }: Job, withStages: boolean) {
  return {
    reference,
    name,
    ...(withStages && {
      stages: stages.map((stage) => ({
        id: stage.id,
        name: stage.name,
        reference: stage.reference ?? null,
        visible: stage.visible,
      })),
    }),
  }
}
