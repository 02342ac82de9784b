import { InvalidField } from '../../../core/errors.ts'
import type { OpeningFields } from '../../../core/jobs/job-command.ts'
import type { OpeningReason } from '../../../core/jobs/opening.ts'
import { NOT_BLANK } from '../../../http/validate.ts'
import { parseIsoTime } from '../../../lib/iso-time.ts'
import { LENGTHS } from '../candidates/candidate-fields.ts'

/** The request fields of an opening (reference, section 5.5), and what they mean. */

export const REASON_WORDS: Readonly<Record<OpeningReason, string>> = {
  new: 'New',
  replacement: 'Replacement hire',
  temporary_replacement: 'Temporary replacement',
}

const time = { type: ['string', 'null'], maxLength: 64, format: 'datetime' }

export const OPENING_FIELDS = {
  name: { type: 'string', pattern: NOT_BLANK, maxLength: LENGTHS.name },
  time_expected_hire: { ...time, type: 'string' },
  reason: { type: 'string', enum: Object.values(REASON_WORDS) },
  status: { type: 'string', enum: ['OPEN'] },
  approval_status: { type: ['string', 'null'], enum: ['APPROVED', null] },
  time_approved: { ...time, description: 'Required when approval_status is APPROVED' },
  time_opened: { ...time, description: 'Left out, now' },
  custom_fields: {
    type: ['object', 'null'],
    maxProperties: 200,
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'], maxLength: LENGTHS.note },
    description: 'Values by names of your own',
  },
}

/** The body of `POST /openings/`. */
export const CREATE_OPENING_BODY = {
  type: 'object',
  properties: {
    position_uid: { type: 'string', pattern: NOT_BLANK, maxLength: LENGTHS.id },
    ...OPENING_FIELDS,
  },
  required: ['position_uid', 'name', 'time_expected_hire', 'reason', 'status'],
}

type Text = string | null

/** An opening's fields once they have been checked. */
export type WireOpening = {
  name: string
  time_expected_hire: string
  reason: string
  status: string
  approval_status?: Text
  time_approved?: Text
  time_opened?: Text
  custom_fields?: Record<string, string | number | boolean | null> | null
}

export type CreateOpeningBody = WireOpening & { position_uid: string }

/**
 * What the fields mean.
 *
 * @param path where they stand in the body, for errors
 * @throws InvalidField when an approved opening does not say since when
 */
export function toOpeningFields(wire: Partial<WireOpening>, path: string, defaultName: string): OpeningFields {
  if (wire.approval_status != null && wire.time_approved == null) {
    throw new InvalidField(path ? `${path}.time_approved` : 'time_approved', 'missing')
  }
  const expectedHireAt = timeOf(wire.time_expected_hire)
  const openedAt = timeOf(wire.time_opened)
  const approvedAt = wire.approval_status == null ? undefined : timeOf(wire.time_approved)
  const given = Object.entries(wire.custom_fields ?? {}).filter(([, value]) => value !== null)
  return {
    name: wire.name ?? defaultName,
    reason: reasonOf(wire.reason),
    ...(expectedHireAt !== undefined && { expectedHireAt }),
    ...(openedAt !== undefined && { openedAt }),
    ...(approvedAt !== undefined && { approvedAt }),
    ...(given.length > 0 && { customFields: Object.fromEntries(given) as Record<string, string> }),
  }
}

function reasonOf(word: string | undefined): OpeningReason {
  const reasons = Object.keys(REASON_WORDS) as OpeningReason[]
  return reasons.find((reason) => REASON_WORDS[reason] === word) ?? 'new'
}

function timeOf(text: Text | undefined): number | undefined {
  return text == null ? undefined : parseIsoTime(text)
}
