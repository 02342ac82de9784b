import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiProblem } from '../api/problem.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { problemTexts, sentenceOf } from './problem-texts.ts'
import classes from './states.module.css'

type EmptyProps = {
  readonly icon?: ReactNode
  readonly title: string
  readonly hint?: ReactNode
  /** What to do about it. */
  readonly action?: ReactNode
}

/** Nothing is here, and that is no error. */
export function EmptyState({ icon, title, hint, action }: EmptyProps) {
  return (
    <div className={classes['state']}>
      {icon !== undefined && (
        <div className={classes['icon']} aria-hidden="true">
          {icon}
        </div>
      )}
      <h2 className={classes['title']}>{title}</h2>
      {hint !== undefined && <div className={classes['hint']}>{hint}</div>}
      {action}
    </div>
  )
}

/** Something could not be had. Says why, and under which number the server's log speaks of it. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useTexts(common)
  const problem = error instanceof ApiProblem ? error : undefined
  const isGone = problem?.status === 404
  const detail = useProblemText()(error)
  return (
    <div className={classes['state']} role="alert">
      <h2 className={classes['title']}>{t(isGone ? 'notFound' : 'somethingWrong')}</h2>
      <div className={classes['hint']}>{isGone ? t('notFoundHint') : detail}</div>
      {onRetry && !isGone && (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
      {problem?.requestId && !isGone && (
        <code className={classes['request']}>{t('requestId', { id: problem.requestId })}</code>
      )}
    </div>
  )
}

/** What to say of an error in one sentence. */
export function useProblemText(): (error: unknown) => string {
  const t = useTexts(common)
  const words = useTexts(problemTexts)
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('somethingWrong')
    if (error.status === 0) return t('unreachable')
    return sentenceOf(error, words) ?? t('somethingWrong')
  }
}

/** Rows that are on their way. */
export function LoadingRows({ rows = 8, height = 36 }: { readonly rows?: number; readonly height?: number }) {
  const t = useTexts(common)
  return (
    <div className={classes['rows']} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </div>
  )
}
