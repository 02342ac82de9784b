import { Skeleton } from '@mantine/core'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { LoadingRows } from '../../ui/states.tsx'
import classes from './candidate.module.css'

/** The shape of a candidate that is on its way. */
export function CandidateSkeleton() {
  const t = useTexts(common)
  return (
    <div className={classes['skeleton']} role="status" aria-label={t('loading')}>
      <div className={classes['skeletonPaper']}>
        <Skeleton height="100%" radius="sm" />
      </div>
      <LoadingRows rows={7} height={28} />
    </div>
  )
}
