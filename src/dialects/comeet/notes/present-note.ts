import type { Principal } from '../../../core/access/permissions.ts'
import type { Author, Note } from '../../../core/applications/application.ts'
import { uidOf } from '../../../core/ids.ts'
import { authorUid } from '../author-uid.ts'
import { comeetTime } from '../words.ts'

/** A note as its `POST` answers it (reference, section 3.8). */
export function presentNote(principal: Principal, note: Note & { readonly author: Author }) {
  return {
    uid: uidOf(note.id),
    ...presentText(note),
    created_by: { type: note.author.type, uid: authorUid(principal, note.author) },
    details: (note.details ?? []).map(({ title, text = null }) => ({ title, text })),
  }
}

/** A note of a candidate: of those that came without an author, no more is known than what they say and when. */
export function presentNoteOf(principal: Principal, note: Note) {
  const { author } = note
  return author ? presentNote(principal, { ...note, author }) : presentText(note)
}

function presentText({ html, text, writtenAt, createdAt }: Note) {
  return { text: html ?? text, time_created: comeetTime(writtenAt ?? createdAt) }
}
