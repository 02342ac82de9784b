import type { Ref } from 'react'
import type { Application, Attachment } from '../../../api/types.ts'
import type { Actions } from '../use-actions.ts'
import { Contact } from './contact.tsx'
import { CustomFields } from './custom-fields.tsx'
import classes from './details.module.css'
import { Files } from './files.tsx'
import { Origin } from './origin.tsx'
import { Related } from './related.tsx'
import { Statement } from './statement.tsx'
import { TagsEditor } from './tags-editor.tsx'

type Props = {
  readonly application: Application
  readonly actions: Actions
  readonly onShow: (attachment: Attachment) => void
  readonly tagsRef: Ref<HTMLInputElement>
}

/** Everything that was ever sent, in groups; what is not there takes no room. */
export function Details({ application, actions, onShow, tagsRef }: Props) {
  const { mayChange } = actions
  return (
    <div className={classes['details']}>
      <TagsEditor application={application} actions={actions} inputRef={tagsRef} />
      <Contact application={application} mayChange={mayChange} />
      <Statement application={application} mayChange={mayChange} />
      <CustomFields application={application} mayChange={mayChange} />
      <Files application={application} mayChange={mayChange} onShow={onShow} />
      <Origin application={application} />
      <Related application={application} />
    </div>
  )
}
