import { uidOf } from '../../../core/ids.ts'
import type { OpeningView } from '../../../core/jobs/addOpening.ts'
import { TIME } from '../positions/position-schema.ts'
import { comeetTime } from '../words.ts'
import { REASON_WORDS } from './opening-fields.ts'

const text = { type: 'string' }

const PROPERTIES = {
  uid: text,
  position_uid: text,
  name: text,
  approval_process: {
    type: ['object', 'null'],
    properties: { uid: text, name: text, time_started: TIME, time_completed: TIME, status: text },
    required: ['uid', 'name', 'time_started', 'time_completed', 'status'],
  },
  hired_candidate_uid: { type: ['string', 'null'] },
  time_expected_hire: { ...TIME, type: ['string', 'null'] },
  headcount: { type: 'integer' },
  reason: { type: 'string', enum: Object.values(REASON_WORDS) },
  status: { type: 'string', enum: ['Open', 'Closed'] },
  time_created: TIME,
  time_last_status_change: TIME,
  time_opened: TIME,
  time_updated: TIME,
  custom_fields: { type: 'object' },
}

/** The Opening as it is answered, in JSON Schema (reference, section 5.5). */
export const OPENING_SCHEMA = { type: 'object', properties: PROPERTIES, required: Object.keys(PROPERTIES) }

export function presentOpening({ opening, job }: OpeningView) {
  const { id, approvedAt, createdAt, hiredApplicationId, expectedHireAt } = opening
  return {
    uid: uidOf(id),
    position_uid: job.uid,
    name: opening.name,
    approval_process:
      approvedAt === undefined
        ? null
        : {
            uid: uidOf(id),
            name: 'Approval process for opening',
            time_started: comeetTime(createdAt),
            time_completed: comeetTime(approvedAt),
            status: 'APPROVED',
          },
    hired_candidate_uid: hiredApplicationId === undefined ? null : uidOf(hiredApplicationId),
    time_expected_hire: expectedHireAt === undefined ? null : comeetTime(expectedHireAt),
    headcount: 1,
    reason: REASON_WORDS[opening.reason],
    status: opening.isOpen ? 'Open' : 'Closed',
    time_created: comeetTime(createdAt),
    time_last_status_change: comeetTime(opening.statusChangedAt),
    time_opened: comeetTime(opening.openedAt),
    time_updated: comeetTime(opening.updatedAt),
    custom_fields: opening.customFields,
  }
}
