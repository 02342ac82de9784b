import { Button } from '@mantine/core'
import { IconFilterOff, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useSession } from '../api/session.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { EmptyState } from '../ui/states.tsx'
import { texts } from './texts.ts'

/** There are candidates, but none that fit. */
export function NoneFit({ onClear }: { readonly onClear: () => void }) {
  const t = useTexts(texts)
  return (
    <EmptyState
      icon={<IconFilterOff size={22} />}
      title={t('noneFit')}
      hint={t('noneFitHint')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      }
    />
  )
}

/** Nobody has applied yet: how that begins. */
export function NoCandidates() {
  const t = useTexts(texts)
  const isAdmin = useSession().user.role === 'admin'
  return (
    <EmptyState
      icon={<IconUsers size={22} />}
      title={t('noCandidates')}
      hint={isAdmin ? t('noCandidatesHint', { url: location.origin }) : t('noCandidatesHintOther')}
      action={
        isAdmin && (
          <Button component={Link} to="/settings/clients" variant="default">
            {t('toClients')}
          </Button>
        )
      }
    />
  )
}
