import { careersPreviewUrl } from '../../api/jobs.ts'
import type { Job } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './job-editor.module.css'
import { texts } from './texts.ts'

/** The job as a careers page would show it; nothing in it can run. */
export function CareersPreview({ job }: { readonly job: Job }) {
  const t = useTexts(texts)
  return (
    <div className={classes['preview']}>
      <p className={classes['previewHint']}>{t('previewHint')}</p>
      <iframe
        key={job.version}
        className={classes['page']}
        sandbox=""
        src={careersPreviewUrl(job.id)}
        title={t('previewTitle', { name: job.name })}
      />
    </div>
  )
}
