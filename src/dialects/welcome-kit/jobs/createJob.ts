import { createJob as makeJob } from '../../../core/jobs/createJob.ts'
import type { JobView } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { handleWrite } from '../write.ts'
import { CREATE_JOB_PARAMS, type CreateJobParams, checkCreateJob } from './job-params.ts'
import { JOB_SCHEMA } from './job-schema.ts'
import { namingWorkplaces } from './naming-workplaces.ts'
import { presentJob } from './present-job.ts'
import { toCreateJob } from './to-command.ts'

/** `POST /api/v1/external/jobs` (reference, section 6.5). */
export const createJob: Operation<DialectDeps> = {
  id: 'createJob',
  method: 'POST',
  path: '/external/jobs',
  docs: {
    tags: ['Jobs'],
    summary: 'Create a job',
    description:
      'Creates a job with the usual pipeline. Needs the scope `jobs_rw`, and at least one parameter that says where it is. ' +
      'An office that is not there is added when its city and its country are given and the scope is also `offices_rw`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: paramsBody(CREATE_JOB_PARAMS, {
      organization_reference: 'Pg4eV6k',
      name: 'Backend engineer',
      description: 'You build it, you run it.',
      profile: 'You like to read.',
      contract_type: 'FULL_TIME',
      language: 'en',
      salary_min: '45000',
      salary_max: '55000',
      salary_currency: 'EUR',
      salary_period: 'yearly',
      office_city: 'Paris',
      office_country_code: 'fr',
    }),
    responses: { 201: json('The new job', JOB_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<CreateJobParams, JobView>({
    check: checkCreateJob,
    permission: 'jobs.create',
    status: 201,
    write: ({ hiring }, principal, request, params, remember) =>
      namingWorkplaces(params, () => makeJob(hiring, principal, toCreateJob(params, request.id), remember)),
    present: presentJob,
  }),
}
