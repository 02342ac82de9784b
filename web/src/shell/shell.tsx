import { Outlet } from '@tanstack/react-router'
import { useTexts } from '../i18n/use-texts.ts'
import { useIsConnected, useLiveUpdates } from '../live/use-live.ts'
import { Overlays, useOverlays } from './overlays.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'
import classes from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import { TabBar } from './tab-bar.tsx'
import { texts } from './texts.ts'
import { useGoKeys } from './use-go-keys.ts'
import { usePreferences } from './use-preferences.ts'

/** What stands around every screen once somebody is signed in. */
export default function Shell() {
  const t = useTexts(texts)
  const overlays = useOverlays()
  usePreferences()
  useLiveUpdates()
  useGoKeys()
  const isConnected = useIsConnected()
  return (
    <div className={classes['shell']}>
      <a className={classes['skip']} href="#content">
        {t('skip')}
      </a>
      <Sidebar onSearch={overlays.openPalette} onHelp={overlays.openHelp} />
      <main id="content" className={classes['main']} tabIndex={-1}>
        <div role="status">{!isConnected && <div className={classes['offline']}>{t('offline')}</div>}</div>
        <Outlet />
      </main>
      <TabBar onSearch={overlays.openPalette} />
      <RouteAnnouncer />
      <Overlays {...overlays} />
    </div>
  )
}
