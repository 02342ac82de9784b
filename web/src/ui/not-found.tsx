import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { EmptyState } from './states.tsx'

/** An address at which there is nothing. */
export function NotFound() {
  const t = useTexts(common)
  return <EmptyState title={t('notFound')} hint={t('notFoundHint')} action={<a href="/app/">Longlist</a>} />
}
