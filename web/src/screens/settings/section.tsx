import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

type Props = {
  readonly title: string
  readonly hint?: ReactNode
  /** A button beside the title. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A part of a page of settings. */
export function Section({ title, hint, action, children }: Props) {
  const id = useId()
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <div className={classes['head']}>
        <div className={classes['words']}>
          <h2 id={id} className={classes['title']}>
            {title}
          </h2>
          {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
