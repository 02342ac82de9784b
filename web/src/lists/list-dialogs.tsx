import { FailuresDialog } from './failures-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { TagDialog } from './tag-dialog.tsx'
import type { ListControl } from './use-list-control.ts'

/** What opens over a list. */
export function ListDialogs({ actions, dialog, closeDialog }: ListControl) {
  return (
    <>
      {dialog?.name === 'move' && <MoveDialog items={dialog.items} actions={actions} onClose={closeDialog} />}
      {dialog?.name === 'tag' && <TagDialog items={dialog.items} actions={actions} onClose={closeDialog} />}
      <FailuresDialog failures={actions.failures} forgetFailures={actions.forgetFailures} />
    </>
  )
}
