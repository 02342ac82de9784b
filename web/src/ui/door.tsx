import { type ReactNode, useEffect } from 'react'
import { Mark } from '../shell/mark.tsx'
import classes from './door.module.css'

type Props = {
  readonly title: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}

/** The page of somebody who is not in yet: signing in, the first setup, an invitation. */
export function Door({ title, hint, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Longlist`
  }, [title])
  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <div className={classes['brand']}>
          <Mark size={26} />
          <span>Longlist</span>
        </div>
        <h1 className={classes['title']}>{title}</h1>
        {hint !== undefined && <div className={classes['hint']}>{hint}</div>}
        {children}
      </div>
    </main>
  )
}
