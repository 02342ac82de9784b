import { ActionIcon, Select, TextInput, Tooltip } from '@mantine/core'
import { IconGripVertical, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import type { StageKind } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './job-editor.module.css'
import type { Draft } from './stage-draft.ts'
import { texts } from './texts.ts'
import { useSortable } from './use-sortable.ts'

const KINDS = ['active', 'hired', 'refused'] as const

type Props = {
  readonly draft: Draft
  readonly at: number
  /** It can neither be moved nor removed. */
  readonly isFixed: boolean
  readonly disabled: boolean
  readonly error: string | undefined
  readonly onChange: (part: Partial<Draft>) => void
  readonly onPlace: (key: string, at: number) => void
  readonly onRemove: () => void
}

export function StageRow({ draft, at, isFixed, disabled, error, onChange, onPlace, onRemove }: Props) {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const { key, name, kind, count } = draft
  const edge = useSortable({ row, handle, id: key, at, isFixed, onPlace })

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step === undefined || at + step < 1) return
    event.preventDefault()
    onPlace(key, at + step)
    // The row moves in the page, and the browser may take the focus from what moves.
    requestAnimationFrame(() => handle.current?.focus())
  }
  const kinds = at === 0 ? (['new'] as const) : KINDS
  const holds = t('holds', { count, shown: formatNumber(count) })
  return (
    <li ref={row} className={classes['stage']} data-kind={kind} data-edge={edge}>
      <button
        ref={handle}
        type="button"
        className={classes['grip']}
        disabled={isFixed}
        aria-label={t('moveStage', { name })}
        onKeyDown={onKeyDown}
      >
        {!isFixed && <IconGripVertical size={16} aria-hidden="true" />}
      </button>
      <TextInput
        className={classes['stageName'] ?? ''}
        aria-label={t('stageName', { place: at + 1 })}
        value={name}
        maxLength={100}
        disabled={disabled}
        error={error}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <Select
        className={classes['stageKind'] ?? ''}
        aria-label={t('stageKind', { name })}
        data={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        value={kind}
        allowDeselect={false}
        disabled={disabled || at === 0}
        onChange={(next) => onChange({ kind: next as StageKind })}
      />
      <span className={classes['holds']}>{count > 0 && holds}</span>
      {isFixed ? (
        <span />
      ) : (
        <Tooltip label={count > 0 ? t('stageHeld') : t('removeStage', { name })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('removeStage', { name })}
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}
