import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useChangeMe, useSession, useSignOut } from '../api/session.ts'
import type { ColorScheme, Locale } from '../api/types.ts'
import { chooseLocale } from '../i18n/i18n.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { CandidateAvatar } from '../ui/candidate-avatar.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { useProblemText } from '../ui/states.tsx'
import { toastError } from '../ui/toasts.tsx'
import { leave } from './leave.ts'
import classes from './sidebar.module.css'
import { texts } from './texts.ts'

const SCHEMES: readonly ColorScheme[] = ['light', 'dark', 'auto']
/** The value that stands for no choice of one's own. */
const BROWSERS = 'browser'
const LANGUAGES: readonly (readonly [Locale, string])[] = [
  ['en', 'English'],
  ['fr', 'Français'],
]

/** Who is signed in, and what they choose for themselves. */
export function UserMenu({ isCollapsed, onHelp }: { readonly isCollapsed: boolean; readonly onHelp: () => void }) {
  const t = useTexts(texts)
  const say = useProblemText()
  const navigate = useNavigate()
  const { user } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const change = useChangeMe()
  const signOut = useSignOut()
  const onError = (error: unknown) => void toastError(say(error))

  function choose(colorScheme: ColorScheme) {
    setColorScheme(colorScheme)
    change.mutate({ colorScheme }, { onError })
  }
  function speak(value: string) {
    const locale = value === BROWSERS ? null : (value as Locale)
    chooseLocale(locale)
    change.mutate({ locale }, { onError })
  }
  const go = (everywhere: boolean) => signOut.mutate({ everywhere }, { onSuccess: () => leave(), onError })

  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <button type="button" className={classes['user']} title={isCollapsed ? user.name : undefined}>
          <CandidateAvatar name={user.name} size={24} />
          <span className={classes['label']} aria-hidden="true">
            {user.name}
          </span>
          <span className="ll-hidden">
            {user.name}: {t('account')}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconUser size={16} />}
          onClick={() => void navigate({ to: '/settings/$page', params: { page: 'profile' } })}
        >
          {t('profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection={<KeyHint keys="?" />} onClick={onHelp}>
          {t('shortcuts')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('theme')}</Menu.Label>
        <Menu.RadioGroup value={user.colorScheme} onChange={(scheme) => choose(scheme as ColorScheme)}>
          {SCHEMES.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(scheme)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        <Menu.RadioGroup value={user.locale ?? BROWSERS} onChange={speak}>
          <Menu.RadioItem value={BROWSERS}>{t('browserLanguage')}</Menu.RadioItem>
          {LANGUAGES.map(([locale, name]) => (
            <Menu.RadioItem key={locale} value={locale} lang={locale}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => go(false)}>
          {t('signOut')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDeviceDesktop size={16} />} onClick={() => go(true)}>
          {t('signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
