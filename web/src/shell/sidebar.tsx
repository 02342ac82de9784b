import { ActionIcon, Tooltip } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useSession } from '../api/session.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { useDestinations } from './destinations.ts'
import { Mark } from './mark.tsx'
import { OpenJobs } from './open-jobs.tsx'
import classes from './sidebar.module.css'
import { texts } from './texts.ts'
import { UserMenu } from './user-menu.tsx'

type Props = { readonly onSearch: () => void; readonly onHelp: () => void }

/** The navigation at the left; on a narrow screen it is a line at the top, and the tab bar leads on. */
export function Sidebar({ onSearch, onHelp }: Props) {
  const t = useTexts(texts)
  const destinations = useDestinations()
  const { organization } = useSession()
  const [isCollapsed, setCollapsed] = useLocalStorage({
    key: 'longlist.sidebar',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  return (
    <nav className={classes['sidebar']} data-collapsed={isCollapsed || undefined} aria-label={organization.name}>
      <div className={classes['brand']}>
        <Mark />
        <span className={classes['organization']}>{organization.name}</span>
        <Tooltip label={t(isCollapsed ? 'expand' : 'collapse')} position="right">
          <ActionIcon
            className={classes['collapse'] ?? ''}
            variant="subtle"
            color="gray"
            aria-label={t(isCollapsed ? 'expand' : 'collapse')}
            aria-expanded={!isCollapsed}
            onClick={() => setCollapsed(!isCollapsed)}
          >
            {isCollapsed ? <IconLayoutSidebarLeftExpand size={17} /> : <IconLayoutSidebarLeftCollapse size={17} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <button
        type="button"
        className={classes['search']}
        onClick={onSearch}
        aria-label={isCollapsed ? t('search') : undefined}
      >
        <IconSearch size={16} aria-hidden="true" />
        <span className={classes['label']}>{t('searchHint')}</span>
        <KeyHint keys="mod+k" />
      </button>
      <div className={classes['nav']}>
        {destinations.map(({ key, to, icon: Icon }) => (
          <div key={key} className={classes['group']}>
            <Link to={to} className={classes['link']} title={isCollapsed ? t(key) : undefined}>
              <Icon size={17} stroke={1.8} aria-hidden="true" />
              <span className={classes['label']}>{t(key)}</span>
            </Link>
            {key === 'jobs' && !isCollapsed && <OpenJobs />}
          </div>
        ))}
      </div>
      <UserMenu isCollapsed={isCollapsed} onHelp={onHelp} />
    </nav>
  )
}
