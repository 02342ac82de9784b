import { Checkbox, ScrollArea } from '@mantine/core'
import { useJobs } from '../../../api/jobs.ts'
import type { Id } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ErrorState, LoadingRows } from '../../../ui/states.tsx'
import classes from '../section.module.css'
import { texts } from './texts.ts'

type Props = { readonly value: readonly Id[]; readonly onChange: (jobIds: Id[]) => void }

/** The jobs that a hiring manager is on. */
export function JobPicker({ value, onChange }: Props) {
  const t = useTexts(texts)
  const { data: jobs, error, refetch } = useJobs()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!jobs) return <LoadingRows rows={3} height={20} />
  return (
    <Checkbox.Group label={t('jobsLabel')} description={t('jobsHint')} value={[...value]} onChange={onChange}>
      <ScrollArea.Autosize mah={260} mt={8}>
        <div className={classes['choices']}>
          {jobs.length === 0 && t('jobsEmpty')}
          {jobs.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </div>
      </ScrollArea.Autosize>
    </Checkbox.Group>
  )
}
