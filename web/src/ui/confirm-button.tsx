import { Button, type ButtonProps } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'

/** How long the question stands, in milliseconds. */
const PATIENCE = 4000

type Props = ButtonProps & {
  readonly onConfirm: () => void
  readonly children: ReactNode
  /** What the button says once it was pressed. */
  readonly question?: string
}

/** A button for what cannot be undone: it asks once, and does it when pressed again. */
export function ConfirmButton({ onConfirm, children, question, ...props }: Props) {
  const t = useTexts(common)
  const [isAsking, setAsking] = useState(false)
  useEffect(() => {
    if (!isAsking) return
    const timer = setTimeout(() => setAsking(false), PATIENCE)
    return () => clearTimeout(timer)
  }, [isAsking])
  const press = () => {
    if (isAsking) onConfirm()
    setAsking(!isAsking)
  }
  return (
    <Button
      variant={isAsking ? 'filled' : 'default'}
      color="red.8"
      {...props}
      onClick={press}
      onBlur={() => setAsking(false)}
    >
      <span aria-live="polite">{isAsking ? (question ?? t('sure')) : children}</span>
    </Button>
  )
}
