import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function BoardScreen() {
  return (
    <>
      <PageHeader title="Board" />
      <LoadingRows />
    </>
  )
}
