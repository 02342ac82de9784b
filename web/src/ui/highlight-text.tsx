import type { Highlight } from '../api/types.ts'

/** A piece of text with what was searched for marked. */
export function HighlightText({ parts }: Pick<Highlight, 'parts'>) {
  return (
    <>
      {parts.map(({ text, hit }, place) => (hit ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>))}
    </>
  )
}
