import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './details.module.css'

type Values = Readonly<Record<string, string>>
type Props = {
  readonly mine: Values
  readonly before: Values
  readonly theirs: Values
  readonly label: (name: string) => string
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Somebody else changed the same while a form was open: what it is now, and whose values are to stay. */
export function ConflictNote({ mine, before, theirs, label, onKeepMine, onTakeTheirs }: Props) {
  const t = useTexts(texts)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const changed = Object.keys(theirs).filter((name) => theirs[name] !== before[name])
  return (
    <div ref={box} className={classes['conflict']} role="alert" tabIndex={-1}>
      <strong>{t('conflictTitle')}</strong>
      <ul>
        {changed.map((name) => (
          <li key={name}>
            {label(name)}: <q>{theirs[name]}</q>
            {mine[name] !== before[name] && mine[name] !== theirs[name] && (
              <>
                {' '}
                ({t('yours')} <q>{mine[name]}</q>)
              </>
            )}
          </li>
        ))}
      </ul>
      <div className={classes['formEnd']}>
        <Button size="compact-sm" onClick={onKeepMine}>
          {t('keepMine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  )
}
