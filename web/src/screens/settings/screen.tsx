import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingRows } from '../../ui/states.tsx'

export default function SettingsScreen() {
  return (
    <>
      <PageHeader title="Settings" />
      <LoadingRows />
    </>
  )
}
