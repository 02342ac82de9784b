import { useEffect, useRef } from 'react'
import type { Application, JobStage, StageRef } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import type { Actions } from '../use-actions.ts'
import classes from './stepper.module.css'

type Props = { readonly application: Application; readonly actions: Actions }

/** The pipeline of the job with the stage where the candidate is; a press on another one moves it there. */
export function StageStepper({ application: { stage, job }, actions: { stages, mayChange, moveTo } }: Props) {
  const t = useTexts(texts)
  const list = useRef<HTMLOListElement>(null)
  const shown: readonly (StageRef | JobStage)[] = stages ?? [stage]
  const place = shown.findIndex(({ id }) => id === stage.id)
  useEffect(() => {
    const box = list.current
    const current = box?.children[place]
    if (!box || !(current instanceof HTMLElement)) return
    box.scrollLeft = current.offsetLeft - (box.clientWidth - current.offsetWidth) / 2
  }, [place])
  return (
    <ol ref={list} className={classes['stepper']} aria-label={t('stagesOf', { job: job.name })}>
      {shown.map((one, index) => {
        const isCurrent = one.id === stage.id
        const isPast = index < place && stage.kind !== 'refused'
        return (
          <li key={one.id} className={classes['step']} data-kind={one.kind} data-past={isPast || undefined}>
            <button
              type="button"
              className={classes['button']}
              aria-current={isCurrent ? 'step' : undefined}
              aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
              title={isCurrent ? one.name : t('moveTo', { stage: one.name })}
              disabled={!mayChange && !isCurrent}
              onClick={() => moveTo(one)}
            >
              {one.name}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
