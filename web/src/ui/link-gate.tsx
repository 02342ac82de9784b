import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isProblem } from '../api/problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Door } from './door.tsx'
import { texts } from './link-gate-texts.ts'
import { ErrorState, LoadingRows } from './states.tsx'

type Props = {
  readonly query: Pick<UseQueryResult, 'error' | 'refetch'>
  /** What to say when the link is used or too old. */
  readonly title: string
  readonly hint: string
}

/** What is shown while the server looks at the secret of a link, and when it does not take it. */
export function LinkGate({ query: { error, refetch }, title, hint }: Props) {
  const t = useTexts(texts)
  if (error === null) {
    return (
      <Door title={t('looking')}>
        <LoadingRows rows={3} />
      </Door>
    )
  }
  const isRefused = isProblem(error) && error.status >= 400 && error.status < 500 && error.status !== 429
  if (isRefused) {
    return (
      <Door title={title} hint={hint}>
        <Link to="/sign-in">{t('toSignIn')}</Link>
      </Door>
    )
  }
  return (
    <Door title="Longlist">
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Door>
  )
}
