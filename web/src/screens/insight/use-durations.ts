import { useTranslation } from 'react-i18next'

/** Says hours in the largest unit that fits, in the viewer's language. */
export function useDurations(): (hours: number | null) => string {
  const { language } = useTranslation().i18n
  return (hours) => {
    if (hours === null) return '–'
    const [unit, size] =
      hours < 1 ? (['minute', 1 / 60] as const) : hours < 48 ? (['hour', 1] as const) : (['day', 24] as const)
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: hours < 48 ? 0 : 1 } as const
    return new Intl.NumberFormat(language, options).format(hours / size)
  }
}
