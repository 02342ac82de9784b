import type { Principal } from '../../../core/access/permissions.ts'
import { uidOf } from '../../../core/ids.ts'
import type { Lead } from '../../../core/leads/lead.ts'
import { comeetTime, PROSPECT_STATUS_WORDS } from '../words.ts'

/** A lead in the words of the Candidate schema. */
export function presentLead(principal: Principal, lead: Lead) {
  const { profile, statement } = lead
  return {
    uid: uidOf(lead.id),
    person_uid: uidOf(lead.personId),
    first_name: profile.firstName,
    middle_name: profile.middleName ?? null,
    last_name: profile.lastName,
    email: profile.email ?? null,
    phone: profile.phone ?? null,
    mobile_phone: profile.mobilePhone ?? null,
    id_number: profile.nationalId ?? null,
    linkedin_url: profile.linkedinUrl ?? null,
    deleted: false,
    time_created: comeetTime(lead.createdAt),
    prospect_status: statement.prospectStatus ? PROSPECT_STATUS_WORDS[statement.prospectStatus] : null,
    tags: lead.tags.map((name) => ({ name })),
    custom_fields: statement.customFields ?? {},
    ...(lead.clientId === principal.clientId && { partner_candidate_id: lead.partnerReference ?? null }),
    ...(principal.grant.has('applications.salary') && { salary_expectations: statement.salaryExpectations ?? null }),
    links: (profile.links ?? []).map((url) => ({ url })),
    address: profile.address ?? null,
  }
}
