import { NotFound } from '../../../core/errors.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { viewsOfJobs } from '../../../core/jobs/job-view.ts'
import { isInFeeds } from '../../../core/jobs/publication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerKept, IF_NONE_MATCH, NOT_MODIFIED } from '../../../http/kept-answer.ts'
import type { Operation } from '../../../http/operation.ts'
import { paramsCheck } from '../checked-params.ts'
import { ERRORS, json, LIST_BODY_ERRORS } from '../openapi.ts'
import { paramsSchema, queryParameters, text } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { EMBED_SCHEMA } from './embed-schema.ts'
import { presentEmbed } from './present-embed.ts'

const PARAMS = paramsSchema({ organization_reference: text(255, 'Organization reference; case matters') }, [
  'organization_reference',
])

const check = paramsCheck<{ readonly organization_reference: string }>(PARAMS)

const { 401: _, 403: __, 429: ___, ...errors } = ERRORS

/** Anybody may ask, and cleaning the texts takes time: kept for as long as the catalog gives out the same list of jobs. */
const kept = new WeakMap<readonly Job[], string>()

/** `GET /api/v1/embed` (reference, section 6.12): the published jobs, for pages of any origin. */
export const embed: Operation<DialectDeps> = {
  id: 'embed',
  method: 'GET',
  path: '/embed',
  docs: {
    tags: ['Employer branding'],
    summary: 'Embed the published jobs',
    description: 'Jobs that are published and not discreet, newest first. Needs no token. May be kept for 5 minutes.',
    parameters: [...queryParameters(PARAMS), IF_NONE_MATCH],
    responses: {
      200: json('The organization with its jobs', EMBED_SCHEMA),
      304: NOT_MODIFIED,
      ...errors,
      ...LIST_BODY_ERRORS,
    },
  },
  isPublic: true,

  async handle({ hiring, body: limits }, request) {
    const { organization_reference: reference } = check((await readParams(request, limits)).params)
    const named = await hiring.organizations.byReference(reference)
    if (!named) throw new NotFound('organization')
    const all = await hiring.jobs.list(named.id)
    let body = kept.get(all)
    if (body === undefined) {
      const views = await viewsOfJobs(hiring, named.id, all.filter(isInFeeds).toReversed())
      // Read anew, so that nothing in the body is older than the list under which it is kept.
      const organization = (await hiring.organizations.byId(named.id)) ?? named
      body = JSON.stringify(presentEmbed(organization, views))
      kept.set(all, body)
    }
    return answerKept(request, body)
  },
}
