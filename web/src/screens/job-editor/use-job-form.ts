import { useState } from 'react'
import { fetchJob, useChangeJob } from '../../api/jobs.ts'
import { isProblem } from '../../api/problem.ts'
import type { Job } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { fieldSentencesOf, problemTexts } from '../../ui/problem-texts.ts'
import { toast } from '../../ui/toasts.tsx'
import { changeOf, fieldNamed, formOf, type JobForm } from './draft.ts'
import { texts } from './texts.ts'

/**
 * The form of a job. While nothing was changed it follows the job; after that it stands on the version that it was begun on, and the
 * server says when that is no longer the last one.
 */
export function useJobForm(job: Job) {
  const t = useTexts(texts)
  const words = useTexts(problemTexts)
  const [base, setBase] = useState(job)
  const [form, setForm] = useState(() => formOf(job))
  const { mutate, error, isPending, reset } = useChangeJob()

  const change = changeOf(formOf(base), form)
  const isDirty = Object.keys(change).length > 0
  function begin(from: Job) {
    reset()
    setBase(from)
    setForm(formOf(from))
  }
  if (!isDirty && base.version !== job.version) {
    setBase(job)
    setForm(formOf(job))
  }
  const saveOn = ({ id, version }: Job) =>
    mutate(
      { id, version, change },
      {
        onSuccess: (saved) => {
          begin(saved)
          toast(t('saved'))
        },
      },
    )
  const wrong = Object.entries(isProblem(error) ? fieldSentencesOf(error, words) : {})
  return {
    form,
    set: (part: Partial<JobForm>) => setForm((before) => ({ ...before, ...part })),
    isDirty,
    isPending,
    error,
    isStale: isProblem(error, 'stale'),
    byField: Object.fromEntries(wrong.map(([name, message]) => [fieldNamed(name), message])),
    save: () => saveOn(base),
    saveOver: async () => saveOn(await fetchJob(job.id)),
    discard: () => begin(base),
    seeTheirs: async () => begin(await fetchJob(job.id)),
  }
}
