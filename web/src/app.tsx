import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { queryClient } from './api/query-client.ts'
import { common } from './i18n/common.ts'
import { useTexts } from './i18n/use-texts.ts'
import { nonce } from './nonce.ts'
import { router } from './routes.tsx'
import { createThemeWith, resolveVariables } from './theme/theme.ts'

/** Everything that all screens stand in. */
export function App() {
  const t = useTexts(common)
  const theme = useMemo(() => createThemeWith({ close: t('close') }), [t])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
