import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function InboxScreen() {
  return (
    <>
      <PageHeader title="Inbox" />
      <LoadingRows />
    </>
  )
}
