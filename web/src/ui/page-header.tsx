import type { ReactNode } from 'react'
import { useEffect } from 'react'
import classes from './page-header.module.css'

type Props = {
  readonly title: string
  /** A number or a few words beside the title. */
  readonly aside?: ReactNode
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode
  /** A second line: filters, tabs. */
  readonly children?: ReactNode
}

/** The head of a screen. It also names the page in the browser's tab. */
export function PageHeader({ title, aside, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Longlist`
  }, [title])
  return (
    <header className={classes['header']}>
      <div className={classes['line']}>
        <h1 className={classes['title']}>{title}</h1>
        {aside !== undefined && <div className={classes['aside']}>{aside}</div>}
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
      {children}
    </header>
  )
}
