import type { ReactNode } from 'react'
import classes from './job-editor.module.css'

type Props = { readonly title: string; readonly hint?: string; readonly children: ReactNode }

export function Section({ title, hint, children }: Props) {
  return (
    <section className={classes['section']}>
      <h2 className={classes['heading']}>{title}</h2>
      {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      {children}
    </section>
  )
}
