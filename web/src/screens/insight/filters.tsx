import { Select, TextInput } from '@mantine/core'
import { useJobs } from '../../api/jobs.ts'
import type { InsightSearch } from '../../filters/search-params.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './insight.module.css'
import { RANGES, rangeOf } from './range.ts'
import { texts } from './texts.ts'

type Props = { readonly search: InsightSearch; readonly onChange: (search: InsightSearch) => void }

/** The job and the period; they stand in the address. */
export function Filters({ search, onChange }: Props) {
  const t = useTexts(texts)
  const { data: jobs = [] } = useJobs()
  const { name, from, until } = rangeOf(search)
  const job = search.jobId === undefined ? {} : { jobId: search.jobId }

  function choose(range: string | null) {
    if (range !== 'custom') return onChange({ ...job, range: range ?? '30' })
    const last = rangeOf({})
    onChange({ ...job, from: from ?? last.from, until: until ?? last.until })
  }
  const day = (end: 'from' | 'until', value: string | undefined) => (
    <TextInput
      size="xs"
      type="date"
      aria-label={t(end)}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange({ ...job, from, until, [end]: currentTarget.value || undefined })}
    />
  )
  return (
    <div className={classes['filters']}>
      <Select
        size="xs"
        className={classes['job'] ?? ''}
        aria-label={t('job')}
        placeholder={t('allJobs')}
        searchable
        clearable
        data={jobs.map((one) => ({ value: one.id, label: one.name }))}
        value={search.jobId ?? null}
        onChange={(jobId) => onChange({ ...search, jobId: jobId ?? undefined })}
      />
      <Select
        size="xs"
        className={classes['range'] ?? ''}
        aria-label={t('range')}
        allowDeselect={false}
        data={RANGES.map((value) => ({ value, label: t(`range_${value}`) }))}
        value={name}
        onChange={choose}
      />
      {name === 'custom' && (
        <span className={classes['days']}>
          {day('from', from)}
          {day('until', until)}
        </span>
      )}
    </div>
  )
}
