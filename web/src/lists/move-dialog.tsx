import { Modal } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { ApplicationSummary, StageKind } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { StageBadge } from '../ui/badges.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import classes from './dialogs.module.css'
import { moveFocus } from './move-focus.ts'
import { texts } from './texts.ts'
import type { Actions } from './use-actions.ts'

type Props = {
  readonly items: readonly ApplicationSummary[]
  readonly actions: Actions
  readonly onClose: () => void
}

const KINDS: readonly Exclude<StageKind, 'active'>[] = ['new', 'hired', 'refused']

/** Where to? A digit chooses, or the arrows and Enter, or a press. */
export function MoveDialog({ items, actions, onClose }: Props) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const jobs = new Set(items.map(({ job }) => job.id))
  const [first] = items
  const isOneJob = jobs.size === 1 && first !== undefined
  const here = new Set(items.map(({ stage }) => stage.id))
  const choices = isOneJob
    ? actions.stagesOf(first.job.id).map((stage) => ({
        stage,
        isHere: here.size === 1 && here.has(stage.id),
        choose: () => actions.move(items, stage),
      }))
    : KINDS.map((kind) => ({
        stage: { id: kind, name: words(kind), kind },
        isHere: false,
        choose: () => actions.moveToKind(items, kind),
      }))

  const choose = (index: number) => {
    const choice = choices[index]
    if (!choice || choice.isHere) return
    onClose()
    choice.choose()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault()
      choose(Number(event.key) - 1)
    } else moveFocus(event)
  }
  const name = items.length === 1 && first ? first.name || words('noName') : t('several', { count: items.length })
  return (
    <Modal opened onClose={onClose} title={t('moveTitle', { name })} size="sm" returnFocus={false}>
      <div
        className={classes['choices']}
        role="menu"
        tabIndex={-1}
        aria-label={t('moveTitle', { name })}
        onKeyDown={onKeyDown}
      >
        {choices.map(({ stage, isHere }, index) => (
          <button
            key={stage.id}
            type="button"
            role="menuitem"
            className={classes['choice']}
            aria-disabled={isHere}
            data-autofocus={index === choices.findIndex((choice) => !choice.isHere) || undefined}
            onClick={() => choose(index)}
          >
            <StageBadge stage={stage} />
            {isHere && <span className={classes['note']}>{t('here')}</span>}
            <span className={classes['end']}>{index < 9 && <KeyHint keys={String(index + 1)} />}</span>
          </button>
        ))}
      </div>
      {!isOneJob && <p className={classes['hint']}>{t('moveKinds')}</p>}
    </Modal>
  )
}
