import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import { createRoot } from 'react-dom/client'
import { onSignedOut } from './api/client.ts'
import { App } from './app.tsx'
import { preloadScreen, router } from './routes.tsx'
import { leave } from './shell/leave.ts'
import './theme/tokens.css'
import './theme/base.css'

onSignedOut(() => leave(router.state.location.href))

preloadScreen()

const root = document.getElementById('app')
if (root) createRoot(root).render(<App />)
