import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function JobScreen() {
  return (
    <>
      <PageHeader title="Job" />
      <LoadingRows />
    </>
  )
}
