import type { ReactNode } from 'react'
import { ErrorState, LoadingRows } from '../../ui/states.tsx'
import classes from './insight.module.css'

type Answer<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown }

type Props<T> = {
  readonly title: string
  readonly hint?: string
  readonly isWide?: boolean
  /** Left out where there is nothing to ask for; then `none` is shown. */
  readonly answer?: Answer<T>
  readonly none?: string
  readonly children?: (data: T) => ReactNode
}

/** One figure with its heading, while it loads, when it fails, and when it is there. */
export function Card<T>({ title, hint, isWide = false, answer, none, children }: Props<T>) {
  const { data, error } = answer ?? {}
  return (
    <section className={classes['card']} data-wide={isWide || undefined}>
      <h2 className={classes['heading']}>{title}</h2>
      {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      {answer === undefined ? (
        <p className={classes['none']}>{none}</p>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <LoadingRows rows={4} />
      ) : (
        children?.(data)
      )}
    </section>
  )
}
