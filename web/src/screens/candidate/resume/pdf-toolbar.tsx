import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowAutofitWidth, IconMinus, IconPlus } from '@tabler/icons-react'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useShortcut } from '../../../keys/use-shortcut.ts'
import { texts } from '../texts.ts'
import classes from './pdf.module.css'
import { STEPS, type Zoom } from './zoom.ts'

type Props = {
  readonly page: number
  readonly pageCount: number
  readonly zoom: number
  readonly isFit: boolean
  readonly onZoom: (zoom: Zoom) => void
}

/** Which page is looked at, and how large. */
export function PdfToolbar({ page, pageCount, zoom, isFit, onZoom }: Props) {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const scope = t('scopeResume')
  const larger = STEPS.find((step) => step > zoom + 0.01)
  const smaller = STEPS.findLast((step) => step < zoom - 0.01)
  const grow = () => larger !== undefined && onZoom(larger)
  const shrink = () => smaller !== undefined && onZoom(smaller)
  const fit = () => onZoom(null)
  useShortcut({ keys: '+', description: t('zoomIn'), scope, run: grow })
  useShortcut({ keys: '-', description: t('zoomOut'), scope, run: shrink })
  useShortcut({ keys: '0', description: t('fitWidth'), scope, run: fit })
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={t('pdfTools')}>
      <span className={classes['count']}>{t('pageOf', { page, count: pageCount })}</span>
      <Tool label={t('zoomOut')} onClick={shrink} disabled={smaller === undefined}>
        <IconMinus size={15} />
      </Tool>
      <span className={classes['zoom']}>{formatNumber(zoom, { style: 'percent', maximumFractionDigits: 0 })}</span>
      <Tool label={t('zoomIn')} onClick={grow} disabled={larger === undefined}>
        <IconPlus size={15} />
      </Tool>
      <Tool label={t('fitWidth')} onClick={fit} pressed={isFit}>
        <IconArrowAutofitWidth size={16} />
      </Tool>
    </div>
  )
}

type ToolProps = {
  readonly label: string
  readonly onClick: () => void
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly children: React.ReactNode
}

function Tool({ label, onClick, disabled = false, pressed, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={pressed === true ? 'light' : 'subtle'}
        color={pressed === true ? 'iris' : 'gray'}
        size="md"
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
