import { uidOf } from '../../../core/ids.ts'
import type { LoggedEvent } from '../../../core/log/event.ts'
import type { ReadEvent } from '../../../core/log/readLog.ts'
import { comeetTime } from '../words.ts'

/** Comeet's words for what an event is about, and for what happened to it; the rest is the same. */
const WORDS: Readonly<Record<string, string>> = {
  application: 'candidate',
  job: 'position',
  office: 'location',
  submitted: 'created',
  added: 'created',
  changed: 'updated',
  erased: 'deleted',
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  nationalId: 'national_id',
  partnerReference: 'partner_candidate_id',
  jobId: 'position_uid',
  stageId: 'current_steps',
  personId: 'person_uid',
}

/** An entry of the audit log: who, what, when, and which fields, without any value. */
export function presentEvent({ event, clientName, jobUid }: ReadEvent) {
  const { applicationId, personId, actor } = event
  const isLead = event.type.startsWith('lead.')
  const uid = applicationId === undefined ? null : uidOf(applicationId)
  return {
    uid: uidOf(event.id),
    time_created: comeetTime(event.at),
    action: actionOf(event),
    candidate_uid: isLead ? null : uid,
    lead_uid: isLead ? uid : null,
    person_uid: personId === undefined ? null : uidOf(personId),
    position_uid: jobUid ?? null,
    fields: event.fields.map(fieldWord),
    app: clientName === undefined ? null : { uid: uidOf(event.clientId), name: clientName },
    performed_by: actor ? { type: actor.type, name: actor.name, email: actor.email ?? null } : null,
    surface: event.surface,
    request_id: event.requestId,
  }
}

function actionOf({ type }: LoggedEvent): string {
  return type
    .split('.')
    .map((word) => WORDS[word] ?? word)
    .join('.')
}

function fieldWord(field: string): string {
  return FIELD_WORDS[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
