import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { TimeInStage } from '../../api/types.ts'

type Props = {
  readonly stages: readonly TimeInStage[]
  readonly labels: { readonly median: string; readonly p90: string }
  readonly format: (hours: number) => string
}

/** Two bars for each stage: the half, and nine of ten. */
export default function StageTimeChart({ stages, labels, format }: Props) {
  return (
    <BarChart
      h={60 + stages.length * 48}
      orientation="vertical"
      data={stages.map(({ stage, medianHours, p90Hours }) => ({
        stage: stage.name,
        median: medianHours ?? 0,
        p90: p90Hours ?? 0,
      }))}
      dataKey="stage"
      series={[
        { name: 'median', label: labels.median, color: 'var(--ll-accent)' },
        { name: 'p90', label: labels.p90, color: 'var(--ll-kind-refused)' },
      ]}
      valueFormatter={format}
      accessibilityLayer={false}
      withLegend
      tickLine="none"
      gridAxis="y"
      maxBarWidth={14}
      yAxisProps={{ width: 110 }}
      barProps={{ isAnimationActive: false, radius: 3 }}
    />
  )
}
