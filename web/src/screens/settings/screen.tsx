import { getRouteApi, Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useSession } from '../../api/session.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { NotFound } from '../../ui/not-found.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScreenBody } from '../../ui/screen.tsx'
import { Clients } from './clients/clients.tsx'
import { CustomFields } from './custom-fields/custom-fields.tsx'
import { OrganizationPage } from './organization/organization.tsx'
import { Profile } from './profile/profile.tsx'
import classes from './screen.module.css'
import { texts } from './texts.ts'
import { Users } from './users/users.tsx'

type PageName = 'profile' | 'organization' | 'users' | 'clients' | 'custom-fields'
type Page = { readonly name: PageName; readonly content: ComponentType; readonly forEverybody?: true }

/** Everybody has a profile; the rest concerns the organization as a whole and is for admins. */
const PAGES: readonly Page[] = [
  { name: 'profile', content: Profile, forEverybody: true },
  { name: 'organization', content: OrganizationPage },
  { name: 'users', content: Users },
  { name: 'clients', content: Clients },
  { name: 'custom-fields', content: CustomFields },
]

const route = getRouteApi('/shell/settings/$page')

export default function SettingsScreen() {
  const t = useTexts(texts)
  const { page } = route.useParams()
  const { role } = useSession().user
  const pages = PAGES.filter(({ forEverybody }) => forEverybody || role === 'admin')
  const Content = pages.find(({ name }) => name === page)?.content ?? NotFound
  return (
    <>
      <PageHeader title={t('title')}>
        {pages.length > 1 && (
          <nav className={classes['tabs']} aria-label={t('pages')}>
            {pages.map(({ name }) => (
              <Link key={name} to="/settings/$page" params={{ page: name }} className={classes['tab']}>
                {t(name)}
              </Link>
            ))}
          </nav>
        )}
      </PageHeader>
      <ScreenBody narrow>
        <Content />
      </ScreenBody>
    </>
  )
}
