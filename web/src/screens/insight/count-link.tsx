import { Link } from '@tanstack/react-router'
import type { ApplicationFilter } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import classes from './insight.module.css'

type Props = {
  readonly count: number
  readonly filter: ApplicationFilter
  /** What it counts, for who does not see where it stands. */
  readonly label: string
}

/** A number that leads to the list that it counts. */
export function CountLink({ count, filter, label }: Props) {
  const { formatNumber } = useFormats()
  const shown = formatNumber(count)
  if (count === 0) return <span className={classes['zero']}>{shown}</span>
  return (
    <Link to="/candidates" search={filter} className={classes['count']} aria-label={`${label}: ${shown}`}>
      {shown}
    </Link>
  )
}
