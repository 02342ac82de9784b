import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function CandidatesScreen() {
  return (
    <>
      <PageHeader title="Candidates" />
      <LoadingRows />
    </>
  )
}
