import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function JobsScreen() {
  return (
    <>
      <PageHeader title="Jobs" />
      <LoadingRows />
    </>
  )
}
