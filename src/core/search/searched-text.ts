/** The parts of an application that are searched, weightiest first. */
export const SEARCH_FIELDS = ['name', 'email', 'phone', 'headline', 'tags', 'notes', 'resume'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

/** What is searched of an application, as it was written: each field holds one text or several. */
export type SearchedText = { readonly [field in SearchField]: readonly string[] } & {
  /** The attachment that the text of the resume was read from, so that it is not read again; also when nothing could be read. */
  readonly resumeId?: number
}

/** What the index keeps of an application. */
export type SearchEntry = {
  readonly jobId: number
  readonly clientId: number
  readonly text: SearchedText
}

/** More than this of one application is not kept, in characters: its resume is cut. */
export const LONGEST_TEXT = 200_000

/** The text within its bound: what is cut is the end of the resume, then that of the notes. */
export function bounded(text: SearchedText): SearchedText {
  let left = LONGEST_TEXT
  const cut = (parts: readonly string[]) =>
    parts.flatMap((part) => {
      const kept = part.slice(0, left)
      left -= kept.length
      return kept === '' ? [] : [kept]
    })
  const parts = Object.fromEntries(SEARCH_FIELDS.map((field) => [field, cut(text[field])]))
  return { ...text, ...(parts as { [field in SearchField]: string[] }) }
}
