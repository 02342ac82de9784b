import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import classes from './toasts.module.css'

const SHORT = 4000
const LONG = 10_000

type Action = { readonly label: string; readonly run: () => void }

/** Says that something was done, for a while; with an action beside it, for longer. @returns its id */
export function toast(message: ReactNode, action?: Action): string {
  const id = crypto.randomUUID?.() ?? String(Math.random())
  const act = () => {
    notifications.hide(id)
    action?.run()
  }
  return notifications.show({
    id,
    autoClose: action ? LONG : SHORT,
    withBorder: false,
    classNames: { root: classes['toast'] ?? '', icon: classes['icon'] ?? '' },
    message: (
      <div className={classes['line']}>
        <span className={classes['text']}>{message}</span>
        {action && (
          <Button size="compact-sm" variant="subtle" onClick={act}>
            {action.label}
          </Button>
        )}
      </div>
    ),
  })
}

/** Takes a toast away before its time. */
export const hideToast = (id: string): void => void notifications.hide(id)

/** Says that something failed, and why. */
export function toastError(message: ReactNode): string {
  return notifications.show({
    message,
    color: 'red.8',
    autoClose: LONG,
    withBorder: false,
    role: 'alert',
    classNames: { root: classes['toast'] ?? '' },
  })
}
