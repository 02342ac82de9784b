import { Alert, Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { fetchJob, useSetStages } from '../../api/jobs.ts'
import { isProblem } from '../../api/problem.ts'
import type { Job } from '../../api/types.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useProblemText } from '../../ui/states.tsx'
import { toast } from '../../ui/toasts.tsx'
import classes from './job-editor.module.css'
import { bodyOf, type Draft, draftOf, moveTo, withNew } from './stage-draft.ts'
import { StageRow } from './stage-row.tsx'
import { texts } from './texts.ts'

/** The pipeline of a job, to be arranged and then saved as a whole. */
export function StagesForm({ job, disabled }: { readonly job: Job; readonly disabled: boolean }) {
  const t = useTexts(texts)
  const c = useTexts(common)
  const [base, setBase] = useState(job)
  const [drafts, setDrafts] = useState(() => job.stages.map(draftOf))
  const [said, setSaid] = useState('')
  const { mutate, isPending, error, reset } = useSetStages()

  const body = drafts.map(bodyOf)
  const isDirty = JSON.stringify(body) !== JSON.stringify(base.stages.map(draftOf).map(bodyOf))
  function begin(from: Job) {
    reset()
    setBase(from)
    setDrafts(from.stages.map(draftOf))
  }
  if (!isDirty && base.version !== job.version) {
    setBase(job)
    setDrafts(job.stages.map(draftOf))
  }
  function place(key: string, at: number) {
    const next = moveTo(drafts, key, at)
    const now = next.findIndex((draft) => draft.key === key)
    setDrafts(next)
    setSaid(t('moved', { name: next[now]?.name ?? '', place: now + 1, count: next.length }))
  }
  function remove({ key, name }: Draft) {
    setDrafts(drafts.filter((draft) => draft.key !== key))
    setSaid(t('removedStage', { name }))
  }
  const save = () =>
    mutate(
      { id: job.id, version: base.version, stages: body },
      {
        onSuccess: (saved) => {
          begin(saved)
          toast(t('saved'))
        },
      },
    )
  const seeTheirs = async () => begin(await fetchJob(job.id))
  const hasEnds = (['hired', 'refused'] as const).every((kind) => drafts.some((draft) => draft.kind === kind))
  return (
    <div className={classes['form']}>
      <p className={classes['hint']}>{t('stagesHint')}</p>
      <ol className={classes['stages']}>
        {drafts.map((draft, at) => (
          <StageRow
            key={draft.key}
            draft={draft}
            at={at}
            isFixed={disabled || at === 0}
            disabled={disabled}
            error={isProblem(error) ? error.byField[`stages[${at}].name`] : undefined}
            onChange={(part) => setDrafts(drafts.map((one) => (one.key === draft.key ? { ...one, ...part } : one)))}
            onPlace={place}
            onRemove={() => remove(draft)}
          />
        ))}
      </ol>
      <div className="ll-hidden" role="status">
        {said}
      </div>
      {!disabled && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => setDrafts(withNew(drafts, t('newStage')))}
          >
            {t('addStage')}
          </Button>
        </div>
      )}
      {!hasEnds && <Alert color="yellow.9">{t('needsEnds')}</Alert>}
      {error && <StagesProblem error={error} onTheirs={() => void seeTheirs()} />}
      {isDirty && (
        <div className={classes['saveBar']}>
          <span className={classes['saveState']} role="status">
            {t('unsaved')}
          </span>
          <Button variant="default" onClick={() => begin(job)} disabled={isPending}>
            {t('discard')}
          </Button>
          <Button
            onClick={save}
            loading={isPending}
            disabled={!hasEnds || drafts.some(({ name }) => name.trim() === '')}
          >
            {c('save')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Why the pipeline was not taken. */
function StagesProblem({ error, onTheirs }: { readonly error: unknown; readonly onTheirs: () => void }) {
  const t = useTexts(texts)
  const say = useProblemText()
  if (isProblem(error, 'stale')) {
    return (
      <Alert color="yellow.9" role="alert" title={t('staleTitle')}>
        <Button variant="default" size="xs" onClick={onTheirs}>
          {t('seeTheirs')}
        </Button>
      </Alert>
    )
  }
  return (
    <Alert color="red.8" role="alert">
      {isProblem(error, 'stage_in_use') ? t('stageInUse') : say(error)}
    </Alert>
  )
}
