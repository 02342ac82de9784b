import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { Day } from './range.ts'

type Props = {
  readonly days: readonly { readonly day: Day; readonly count: number }[]
  readonly label: string
  readonly nameOf: (day: Day) => string
  readonly format: (value: number) => string
  readonly onDay: (day: Day) => void
}

/** A bar for each day, which leads to those who were received on it. */
export default function IntakeChart({ days, label, nameOf, format, onDay }: Props) {
  return (
    <BarChart
      h={220}
      data={[...days]}
      dataKey="day"
      series={[{ name: 'count', label, color: 'var(--ll-accent)' }]}
      valueFormatter={format}
      accessibilityLayer={false}
      tickLine="none"
      gridAxis="x"
      maxBarWidth={28}
      xAxisProps={{ tickFormatter: nameOf, minTickGap: 48 }}
      yAxisProps={{ allowDecimals: false, width: 40 }}
      tooltipProps={{ labelFormatter: (day) => (typeof day === 'string' ? nameOf(day) : day) }}
      barProps={{
        isAnimationActive: false,
        radius: [3, 3, 0, 0],
        cursor: 'pointer',
        onClick: ({ payload }) => onDay((payload as { day: Day }).day),
      }}
    />
  )
}
