import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS } from '../openapi.ts'
import { text } from '../schemas/build.ts'

/** `GET /live`: server-sent events of what changes. */
export const listen: Operation<ApiDeps> = {
  id: 'listen',
  method: 'GET',
  path: '/live',
  docs: {
    tags: ['Log'],
    summary: 'What happens, as it happens',
    description:
      'Server-sent events, whichever process or wire made the change. `event: change` has `data` with `id`, `type` (such as ' +
      '`application.moved`), `applicationId`, `jobId`, `at` and `actor`, of what the caller may read and nothing else. ' +
      'Whoever comes again with `Last-Event-ID` gets what was missed; changes of the last seconds may then come twice, with ' +
      'the same `id`. `event: reset` says that it cannot be told what was missed: read everything anew. The stream ends ' +
      'when the session or the credential does, and when the server does.',
    parameters: [
      {
        name: 'Last-Event-ID',
        in: 'header',
        required: false,
        description: 'The id of the last event that came',
        schema: text,
      },
    ],
    responses: {
      200: { description: 'The stream', content: { 'text/event-stream': { schema: text } } },
      ...ERRORS,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' }
    if (request.method === 'HEAD') return { status: 200, body: '', headers }
    const last = request.headers['last-event-id']
    const lastEventId = typeof last === 'string' && last !== '' ? last : undefined
    const body = await deps.live.open(principal, lastEventId, () => caller(deps, request))
    return { status: 200, body, headers }
  },
}
