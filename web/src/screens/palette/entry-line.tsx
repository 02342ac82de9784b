import { CandidateAvatar } from '../../ui/candidate-avatar.tsx'
import { HighlightText } from '../../ui/highlight-text.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import classes from './palette.module.css'
import type { Entry } from './use-entries.ts'

type Props = {
  readonly id: string
  readonly entry: Entry
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

/** One line of the palette. The field above keeps the focus. */
export function EntryLine({ id, entry: { label, hint, person, highlight, keys }, isActive, onPoint, onRun }: Props) {
  return (
    <div
      id={id}
      className={classes['entry']}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerMove={isActive ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
      onKeyDown={undefined}
    >
      {person && <CandidateAvatar name={person.name} pictureId={person.pictureId} size={26} />}
      <span className={classes['words']}>
        <span className={classes['label']}>{label}</span>
        {highlight && (
          <span className={classes['context']}>
            <HighlightText parts={highlight.parts} />
          </span>
        )}
      </span>
      {hint && <span className={classes['hint']}>{hint}</span>}
      {keys && <KeyHint keys={keys} />}
    </div>
  )
}
