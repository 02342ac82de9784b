import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { attachmentUrl } from '../../api/attachments.ts'
import type { Application, Attachment } from '../../api/types.ts'
import { keepTypedForField } from '../../keys/typed-ahead.ts'
import { rememberVisit } from '../palette/recent.ts'
import { DropZone } from './details/drop-zone.tsx'
import { EraseDialog } from './details/erase-dialog.tsx'
import { download } from './download.ts'
import { CandidateHeader } from './header/candidate-header.tsx'
import { firstFileOf } from './resume/prepare-resume.ts'
import { ResumePane } from './resume/resume-pane.tsx'
import { Sections, type TabName } from './sections.tsx'
import { Split, useSplit } from './split.tsx'
import { useActions } from './use-actions.ts'
import { useCandidateKeys } from './use-candidate-keys.ts'
import type { Flipping } from './use-flipping.ts'

/** From here on the resume and the details stand side by side. */
const WIDE = '(min-width: 1100px)'

type Props = { readonly application: Application; readonly flipping: Flipping }

export function Candidate({ application, flipping }: Props) {
  const { id, archived, attachments } = application
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false }) ?? true
  const actions = useActions(application)
  const split = useSplit()
  const [tab, setTab] = useState<TabName>(isWide ? 'details' : 'resume')
  const [isFull, setFull] = useState(false)
  const [isStatusOpen, setStatusOpen] = useState(false)
  const [isErasing, setErasing] = useState(false)
  const [chosen, setChosen] = useState<Attachment['id']>()
  const note = useRef<HTMLTextAreaElement>(null)
  const tags = useRef<HTMLInputElement>(null)
  const shown = attachments.find((attachment) => attachment.id === chosen) ?? firstFileOf(application)

  useEffect(() => rememberVisit(id), [id])

  const show = (attachment: Attachment) => {
    setChosen(attachment.id)
    if (!isWide) setTab('resume')
  }
  const resumeTab: TabName = isWide ? 'details' : 'resume'
  /** Goes to a part of the page and puts the cursor there, once it stands. */
  const focusIn = (where: TabName, field: { readonly current: HTMLElement | null }) => {
    keepTypedForField()
    setFull(false)
    setTab(where)
    requestAnimationFrame(() => field.current?.focus())
  }
  useCandidateKeys(actions, {
    isArchived: archived,
    openStatus: () => setStatusOpen(true),
    writeNote: () => focusIn('notes', note),
    editTags: () => focusIn('details', tags),
    toggleFull() {
      if (!isFull) setTab(resumeTab)
      setFull(!isFull)
    },
    download: () => shown && download(attachmentUrl(shown.id), shown.name),
  })

  const pane = (
    <ResumePane
      attachments={attachments}
      shown={shown}
      onShow={show}
      isFull={isFull}
      onFull={setFull}
      onSwap={isWide ? split.swap : undefined}
    />
  )
  const sections = (
    <Sections
      application={application}
      actions={actions}
      tab={isWide && tab === 'resume' ? 'details' : tab}
      onTab={setTab}
      onShow={show}
      resume={isWide ? undefined : pane}
      noteRef={note}
      tagsRef={tags}
    />
  )
  return (
    <DropZone applicationId={id} isEnabled={actions.mayChange}>
      <CandidateHeader
        application={application}
        actions={actions}
        flipping={flipping}
        isStatusOpen={isStatusOpen}
        onStatusOpen={setStatusOpen}
        onErase={() => setErasing(true)}
      />
      {isWide ? <Split {...split} resume={pane} details={sections} /> : sections}
      {isErasing && (
        <EraseDialog application={application} onClose={() => setErasing(false)} onErased={flipping.goBack} />
      )}
    </DropZone>
  )
}
