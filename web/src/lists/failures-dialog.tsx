import { Modal } from '@mantine/core'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './dialogs.module.css'
import { texts } from './texts.ts'
import type { Actions } from './use-actions.ts'

/** What could not be changed of many, each with its reason. */
export function FailuresDialog({ failures, forgetFailures }: Pick<Actions, 'failures' | 'forgetFailures'>) {
  const t = useTexts(texts)
  return (
    <Modal
      opened={failures.length > 0}
      onClose={forgetFailures}
      title={t('failedTitle', { count: failures.length })}
      size="md"
    >
      <ul className={classes['failures']}>
        {failures.map(({ name, reason }, index) => (
          <li key={index}>
            <strong>{name}</strong>
            <span className={classes['note']}>{reason}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
