import type { ApplicationView } from '../../core/applications/application.ts'
import { submitApplication } from '../../core/applications/submitApplication.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, IDEMPOTENCY_KEY, jsonBody } from '../openapi.ts'
import { withEtag } from '../with-etag.ts'
import { handleWrite } from '../write.ts'
import { CREATE_BODY, type CreateBody } from './application-body.ts'
import { checkNames } from './check-names.ts'
import { presentApplication } from './present-application.ts'
import { toSubmitCommand } from './to-command.ts'

/** `POST /applications` */
export const createApplication: Operation<ApiDeps> = {
  id: 'createApplication',
  method: 'POST',
  path: '/applications',
  docs: {
    tags: ['Applications'],
    summary: 'Add an application by hand',
    description:
      'Linked to the person who has its e-mail already, where the organization links by e-mail. The answer tells of no ' +
      'other applications of that person: read it for them. Needs `applications.create`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: jsonBody(CREATE_BODY),
    responses: { 201: answer('The application', 'Application'), ...ERRORS, ...BODY_ERRORS, ...CONFLICT },
  },

  handle: withEtag(
    handleWrite<CreateBody, ApplicationView>({
      schema: CREATE_BODY,
      permission: 'applications.create',
      status: 201,
      async write(deps, principal, request, body, remember) {
        const { jobId = 0, ...place } = await checkNames(deps, principal, body)
        const command = toSubmitCommand(principal, body, { ...place, jobId }, request.id)
        return submitApplication(deps.applications, principal, command, remember)
      },
      present(_deps, principal, view) {
        const { clientId, clientName } = principal
        const whole = { view, notes: view.notes, others: [], clientNames: new Map([[clientId, clientName]]) }
        return presentApplication(principal, { whole, others: [] })
      },
    }),
  ),
}
