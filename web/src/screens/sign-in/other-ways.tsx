import { Button } from '@mantine/core'
import { urlOf } from '../../api/client.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import door from '../../ui/door.module.css'
import { texts } from './texts.ts'

/** Leads to the service with which the organization signs its people in. */
export function OtherWays({ provider, returnTo }: { readonly provider: string; readonly returnTo: string }) {
  const t = useTexts(texts)
  return (
    <>
      <div className={door['or']}>{t('or')}</div>
      <Button component="a" variant="default" href={urlOf('/oidc/start', { returnTo })}>
        {t('signInWith', { provider })}
      </Button>
    </>
  )
}
