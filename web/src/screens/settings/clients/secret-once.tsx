import { Button, Modal } from '@mantine/core'
import type { IssuedCredential } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { CopyField } from '../../../ui/copy-field.tsx'
import section from '../section.module.css'
import { texts } from './texts.ts'

type Props = { readonly credential: IssuedCredential; readonly onClose: () => void }

/** A secret that nobody can look up again. It does not close by accident. */
export function SecretOnce({ credential, onClose }: Props) {
  const t = useTexts(texts)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('secretTitle')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className={section['form']}>
        <p className={section['hint']}>{t('secretHint')}</p>
        {credential.kind === 'bearer' ? (
          <CopyField label={t('token')} value={credential.token} />
        ) : (
          <>
            <CopyField label={t('apiKey')} value={credential.apiKey} />
            <CopyField label={t('secret')} value={credential.secret} />
          </>
        )}
        <Button onClick={onClose}>{t('stored')}</Button>
      </div>
    </Modal>
  )
}
