import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** The pause in which a screen names itself, in milliseconds. */
const SETTLE = 150

/** Says to who cannot see it that another screen has come, and which. */
export function RouteAnnouncer() {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const [title, setTitle] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setTitle(document.title), SETTLE)
    return () => clearTimeout(timer)
  }, [pathname])
  return (
    <div role="status" className="ll-hidden">
      {title}
    </div>
  )
}
