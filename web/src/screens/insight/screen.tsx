import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function InsightScreen() {
  return (
    <>
      <PageHeader title="Insight" />
      <LoadingRows />
    </>
  )
}
