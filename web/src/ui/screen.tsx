import type { ReactNode } from 'react'
import classes from './screen.module.css'

/** What scrolls below the head of a screen. `narrow` keeps lines of text and forms readable. */
export function ScreenBody({ children, narrow = false }: { readonly children: ReactNode; readonly narrow?: boolean }) {
  return (
    <div className={classes['body']}>
      <div className={narrow ? classes['narrow'] : undefined}>{children}</div>
    </div>
  )
}
