import { listViews as read } from '../../core/views/listViews.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'
import { presentView } from './present-view.ts'

/** `GET /views` */
export const listViews: Operation<ApiDeps> = {
  id: 'listViews',
  method: 'GET',
  path: '/views',
  docs: {
    tags: ['Views'],
    summary: 'The saved views',
    description: "The caller's own, and those that are shared, by name. A client gets the shared ones.",
    responses: { 200: json('The views', whole(ref('View'))), ...ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const items = (await read(deps.savedViews, principal)).map((view) => presentView(principal, view))
    return { status: 200, body: JSON.stringify({ items }) }
  },
}
