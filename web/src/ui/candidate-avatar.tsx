import { attachmentUrl } from '../api/attachments.ts'
import type { ApplicationSummary } from '../api/types.ts'
import classes from './candidate-avatar.module.css'

/** Hues that differ from each other and keep white text readable. */
const HUES = [12, 36, 96, 152, 186, 214, 248, 282, 320]

function hueOf(name: string): number {
  let sum = 0
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973
  return HUES[sum % HUES.length] ?? 248
}

const letters = new Intl.Segmenter()

/** The first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  const initials = ends.map((word = '') => letters.segment(word).containing(0)?.segment ?? '')
  return initials.join('').toLocaleUpperCase()
}

type Props = {
  readonly name: string
  readonly pictureId?: ApplicationSummary['pictureId']
  readonly size?: number
}

/** The picture that came with an application, or the initials. It says nothing to who cannot see: the name stands beside it. */
export function CandidateAvatar({ name, pictureId = null, size = 26 }: Props) {
  const style = { width: size, height: size, fontSize: size * 0.4, '--hue': hueOf(name) }
  return (
    <span className={classes['avatar']} style={style} aria-hidden="true">
      {pictureId === null ? initialsOf(name) : <img src={attachmentUrl(pictureId)} alt="" loading="lazy" />}
    </span>
  )
}
