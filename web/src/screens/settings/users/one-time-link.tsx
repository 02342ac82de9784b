import { Button, Modal } from '@mantine/core'
import { useTexts } from '../../../i18n/use-texts.ts'
import { CopyField } from '../../../ui/copy-field.tsx'
import section from '../section.module.css'
import { texts } from './texts.ts'

type Props = {
  readonly title: string
  readonly hint: string
  readonly url: string
  readonly onClose: () => void
}

/** A link that is shown this once: a click beside it does not lose it. */
export function OneTimeLink({ title, hint, url, onClose }: Props) {
  const t = useTexts(texts)
  return (
    <Modal opened onClose={onClose} title={title} closeOnClickOutside={false}>
      <div className={section['form']}>
        <p className={section['hint']}>{hint}</p>
        <CopyField label={t('link')} value={url} />
        <Button onClick={onClose}>{t('done')}</Button>
      </div>
    </Modal>
  )
}
