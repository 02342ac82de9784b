import { textOfHtml } from '../../lib/html-text.ts'
import type { Application, Attachment, Note } from '../applications/application.ts'
import type { SearchedText } from './searched-text.ts'

/** What is searched of an application. @param resume its current resume, and what was read of it */
export function searchedTextOf(
  { profile, tags }: Application,
  notes: readonly Note[],
  resume?: { readonly attachment: Attachment; readonly text: string },
): SearchedText {
  const { firstName, middleName, lastName, email, phone, mobilePhone, headline } = profile
  return {
    name: [[firstName, middleName, lastName].filter(Boolean).join(' ')],
    email: present(email),
    phone: [...new Set(present(phone, mobilePhone))],
    headline: present(headline),
    tags,
    notes: notes.map(({ text, format }) => (format === 'html' ? textOfHtml(text) : text)),
    resume: present(resume?.text),
    ...(resume && { resumeId: resume.attachment.id }),
  }
}

function present(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined && text.trim() !== '') as string[]
}
