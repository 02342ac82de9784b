import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import classes from './details.module.css'

type Props = {
  readonly title: string
  /** What the button says that opens the form; without it there is none. */
  readonly editLabel?: string | undefined
  readonly onEdit?: () => void
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One group of details under its heading. */
export function Section({ title, editLabel, onEdit, action, children }: Props) {
  const id = useId()
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <div className={classes['sectionHead']}>
        <h2 id={id} className={classes['sectionTitle']}>
          {title}
        </h2>
        {action}
        {editLabel !== undefined && (
          <Tooltip label={editLabel}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={editLabel} onClick={onEdit}>
              <IconPencil size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {children}
    </section>
  )
}
