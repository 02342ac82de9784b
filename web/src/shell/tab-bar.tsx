import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../i18n/use-texts.ts'
import { useDestinations } from './destinations.ts'
import classes from './tab-bar.module.css'
import { texts } from './texts.ts'

/** The navigation at the bottom of a narrow screen. */
export function TabBar({ onSearch }: { readonly onSearch: () => void }) {
  const t = useTexts(texts)
  const destinations = useDestinations()
  return (
    <nav className={classes['bar']} aria-label={t('navigation')}>
      {destinations.map(({ key, to, icon: Icon }) => (
        <Link key={key} to={to} className={classes['tab']}>
          <Icon size={20} stroke={1.7} aria-hidden="true" />
          <span className={classes['label']}>{t(key)}</span>
        </Link>
      ))}
      <button type="button" className={classes['tab']} onClick={onSearch}>
        <IconSearch size={20} stroke={1.7} aria-hidden="true" />
        <span className={classes['label']}>{t('search')}</span>
      </button>
    </nav>
  )
}
