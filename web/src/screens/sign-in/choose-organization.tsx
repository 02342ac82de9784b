import { Button } from '@mantine/core'
import type { Named } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import door from '../../ui/door.module.css'
import { Door } from '../../ui/door.tsx'
import { texts } from './texts.ts'

type Props = {
  readonly organizations: readonly Named[]
  readonly isBusy: boolean
  readonly onChoose: (organizationId: string) => void
  readonly onBack: () => void
}

/** For who has the same e-mail address and password in several organizations. */
export function ChooseOrganization({ organizations, isBusy, onChoose, onBack }: Props) {
  const t = useTexts(texts)
  return (
    <Door title={t('choose')} hint={t('chooseHint')}>
      <div className={door['form']}>
        {organizations.map(({ id, name }) => (
          <Button key={id} variant="default" disabled={isBusy} onClick={() => onChoose(id)}>
            {name}
          </Button>
        ))}
        <Button variant="subtle" onClick={onBack}>
          {t('other')}
        </Button>
      </div>
    </Door>
  )
}
