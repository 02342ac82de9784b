import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, ERRORS, inPath, NOT_FOUND, problem } from '../openapi.ts'
import { withEtag } from '../with-etag.ts'
import { presentApplication, readShown } from './present-application.ts'

export const APPLICATION_ID = inPath('id', 'The application')

/** What an operation on an application may answer beside. */
export const NO_APPLICATION = {
  ...NOT_FOUND,
  410: problem('It was removed as a duplicate of another one'),
}

/** `GET /applications/{id}`: everything that was ever sent with it. */
export const retrieveApplication: Operation<ApiDeps> = {
  id: 'retrieveApplication',
  method: 'GET',
  path: '/applications/:id',
  docs: {
    tags: ['Applications'],
    summary: 'An application',
    description:
      'Everything that was ever sent with it, through whichever API, with its files, notes and moves, and the other ' +
      'applications of the same person. Its version is in the header `ETag` too.',
    parameters: [APPLICATION_ID],
    responses: { 200: answer('The application', 'Application'), ...ERRORS, ...NO_APPLICATION },
  },

  handle: withEtag(async (deps, request) => {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'application')
    const shown = await readShown(deps, principal, { id })
    return { status: 200, body: JSON.stringify(presentApplication(principal, shown)) }
  }),
}
