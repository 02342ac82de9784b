import type { ReactNode, Ref } from 'react'
import { useEffect } from 'react'
import classes from './page-header.module.css'

type Props = {
  readonly title: string
  /** For who moves the focus to the title. */
  readonly titleRef?: Ref<HTMLHeadingElement>
  /** What stands before the title: a way back, a picture. */
  readonly before?: ReactNode
  /** A number or a few words beside the title. */
  readonly aside?: ReactNode
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode
  /** A second line: filters, tabs. */
  readonly children?: ReactNode
}

/** The head of a screen. It also names the page in the browser's tab. */
export function PageHeader({ title, titleRef, before, aside, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Longlist`
  }, [title])
  return (
    <header className={classes['header']}>
      <div className={classes['line']}>
        {before}
        <h1 ref={titleRef} className={classes['title']} tabIndex={titleRef ? -1 : undefined}>
          {title}
        </h1>
        {aside !== undefined && <div className={classes['aside']}>{aside}</div>}
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
      {children}
    </header>
  )
}
