import { listTags as tagsOf } from '../../core/applications/listTags.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { integer, object, text, whole } from '../schemas/build.ts'

/** `GET /tags` */
export const listTags: Operation<ApiDeps> = {
  id: 'listTags',
  method: 'GET',
  path: '/tags',
  docs: {
    tags: ['Applications'],
    summary: 'The tags in use',
    description: 'Most used first, 200 at most. Needs `applications.read.others`.',
    responses: { 200: json('The tags', whole(object({ name: text, count: integer }))), ...ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    return { status: 200, body: JSON.stringify({ items: await tagsOf(deps.applications, principal) }) }
  },
}
