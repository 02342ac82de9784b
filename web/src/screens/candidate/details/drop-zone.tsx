import { type DragEvent, type ReactNode, useState } from 'react'
import type { Id } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './drop-zone.module.css'
import { FILE_KINDS, type FileKind, useUpload } from './use-upload.ts'

type Props = { readonly applicationId: Id; readonly isEnabled: boolean; readonly children: ReactNode }

/** Takes files that are dragged onto a candidate. Where they are let go says what they are. */
export function DropZone({ applicationId, isEnabled, children }: Props) {
  const t = useTexts(texts)
  const { upload } = useUpload(applicationId)
  const [isOver, setOver] = useState(false)
  const hasFiles = (event: DragEvent) => isEnabled && event.dataTransfer.types.includes('Files')
  const enter = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(true)
  }
  const leave = (event: DragEvent) => {
    const to = event.relatedTarget
    if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false)
  }
  const drop = (event: DragEvent, kind?: FileKind) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    if (kind !== undefined) void upload([...event.dataTransfer.files], kind)
  }
  return (
    <div className={classes['zone']} onDragEnter={enter} onDragOver={enter} onDragLeave={leave} onDrop={drop}>
      {children}
      {isOver && (
        <div className={classes['targets']}>
          {FILE_KINDS.map((kind) => (
            <div key={kind} className={classes['target']} onDrop={(event) => drop(event, kind)}>
              {t('dropAs', { kind: t(`${kind}_kind`) })}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
