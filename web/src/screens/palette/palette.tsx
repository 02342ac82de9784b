import { Modal } from '@mantine/core'

/** Finds anything. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  return <Modal opened onClose={onClose} title="Search" />
}
