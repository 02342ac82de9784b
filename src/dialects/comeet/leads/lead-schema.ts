import { CANDIDATE_SCHEMA } from '../candidates/candidate-schema.ts'

/** The Lead as it is answered: what a Candidate has without a position. Its form is ours, as the documents show none. */

const { properties: candidate } = CANDIDATE_SCHEMA

export const LEAD_SCHEMA = {
  type: 'object',
  properties: {
    uid: candidate.uid,
    person_uid: candidate.person_uid,
    first_name: candidate.first_name,
    middle_name: candidate.middle_name,
    last_name: candidate.last_name,
    email: candidate.email,
    phone: candidate.phone,
    mobile_phone: candidate.mobile_phone,
    id_number: candidate.id_number,
    linkedin_url: candidate.linkedin_url,
    deleted: candidate.deleted,
    time_created: candidate.time_created,
    prospect_status: candidate.prospect_status,
    tags: candidate.tags,
    custom_fields: candidate.custom_fields,
    partner_candidate_id: candidate.partner_candidate_id,
    salary_expectations: candidate.salary_expectations,
    links: candidate.links,
    address: candidate.address,
  },
  required: ['uid', 'person_uid', 'first_name', 'last_name', 'deleted', 'time_created', 'prospect_status', 'tags'],
}
