import { addView } from '../../core/views/addView.ts'
import type { OwnedView, ViewDefinition } from '../../core/views/view.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, jsonBody } from '../openapi.ts'
import { sentBy } from '../sent-by.ts'
import { handleWrite } from '../write.ts'
import { presentView } from './present-view.ts'
import { CREATE_VIEW, EXAMPLE, type ViewBody } from './view-fields.ts'

type Body = ViewBody & { readonly name: string; readonly definition: ViewDefinition }

/** `POST /views` */
export const createView: Operation<ApiDeps> = {
  id: 'createView',
  method: 'POST',
  path: '/views',
  docs: {
    tags: ['Views'],
    summary: 'Save a view',
    description: 'A filter, an order, columns and a layout under a name. Only for people who are signed in.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: jsonBody(CREATE_VIEW, EXAMPLE),
    responses: { 201: answer('The new view', 'View'), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<Body, OwnedView>({
    schema: CREATE_VIEW,
    status: 201,
    write: ({ savedViews }, principal, request, { name, isShared = false, definition }, remember) => {
      const command = { name: name.trim(), isShared, definition, ...sentBy(principal, request) }
      return addView(savedViews, principal, command, remember)
    },
    present: (_deps, principal, view) => presentView(principal, view),
  }),
}
