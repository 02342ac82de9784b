import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function CandidateScreen() {
  return (
    <>
      <PageHeader title="Candidate" />
      <LoadingRows />
    </>
  )
}
