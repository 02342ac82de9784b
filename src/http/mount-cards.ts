import type { FastifyInstance, FastifyReply } from 'fastify'
import { idOfReference, MAX_ID, uidOf } from '../core/ids.ts'

/**
 * The addresses of a candidate's card that answers carry, in the form of each vendor's own app, lead to the card in ours.
 * They are made from the address alone: nothing is looked up, so whether somebody is there is not told.
 */
export function mountCards(app: FastifyInstance): void {
  app.get<{ Params: { reference: string } }>(
    '/dashboard/o/:organization/jobs/:job/card/:reference',
    ({ params: { reference } }, reply) => toCard(reply, idOfReference(reference)?.id),
  )
  app.get<{ Params: { id: string } }>('/app/req/:job/can/:id', ({ params: { id } }, reply) =>
    toCard(reply, /^\d{1,15}$/.test(id) ? Number(id) : undefined),
  )
}

/** What names nobody leads to the list of candidates. */
function toCard(reply: FastifyReply, id: number | undefined): FastifyReply {
  const isName = id !== undefined && id > 0 && id <= MAX_ID
  return reply.header('cache-control', 'no-store').redirect(isName ? `/app/candidates/${uidOf(id)}` : '/app/candidates')
}
