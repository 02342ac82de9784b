import { addLead } from '../../../core/leads/addLead.ts'
import type { Lead } from '../../../core/leads/lead.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { toSubmitCommand } from '../candidates/to-command.ts'
import { handleWrite } from '../write.ts'
import { LEAD_BODY, type LeadBody, leadFields } from './lead-fields.ts'
import { createLeadDocs } from './openapi.ts'
import { presentLead } from './present-lead.ts'

/** `POST /leads` (reference, section 3.13). */
export const createLead: Operation<DialectDeps> = {
  id: 'createLead',
  method: 'POST',
  path: '/leads',
  docs: createLeadDocs,

  handle: handleWrite<LeadBody, Lead>({
    schema: LEAD_BODY,
    status: 201,
    write({ leads }, principal, request, { body, json }, remember) {
      const { first_name, last_name } = body
      const fields = { ...leadFields(body), first_name, last_name, position_uid: '' }
      const { profile, statement, partnerReference } = toSubmitCommand(fields, json, request.id)
      const { sourceContact: _, ...said } = statement
      const command = {
        surface: 'comeet' as const,
        requestId: request.id,
        profile,
        statement: said,
        tags: tagsOf(body.tags ?? []),
        ...(partnerReference !== undefined && { partnerReference }),
      }
      return addLead(leads, principal, command, remember)
    },
    present: (_deps, principal, lead) => presentLead(principal, lead),
  }),
}

function tagsOf(tags: NonNullable<LeadBody['tags']>): string[] {
  return [...new Set(tags.map((tag) => (typeof tag === 'string' ? tag : tag.name).trim()))]
}
