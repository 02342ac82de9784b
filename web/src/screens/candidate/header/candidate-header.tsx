import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Application } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { CandidateAvatar } from '../../../ui/candidate-avatar.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { texts } from '../texts.ts'
import type { Actions } from '../use-actions.ts'
import type { Flipping } from '../use-flipping.ts'
import { CandidateMenu } from './candidate-menu.tsx'
import { ChangeMark } from './change-mark.tsx'
import { FlipButtons } from './flip-buttons.tsx'
import classes from './header.module.css'
import { StageStepper } from './stage-stepper.tsx'
import { StatusMenu } from './status-menu.tsx'

type Props = {
  readonly application: Application
  readonly actions: Actions
  readonly flipping: Flipping
  readonly isStatusOpen: boolean
  readonly onStatusOpen: (isOpen: boolean) => void
  readonly onErase: () => void
}

/** Who it is, where in the pipeline, and what is done most. */
export function CandidateHeader({ application, actions, flipping, isStatusOpen, onStatusOpen, onErase }: Props) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const { id, name, headline, job, pictureId, archived } = application
  const { refusal, next, mayChange, moveTo } = actions
  const title = useRef<HTMLHeadingElement>(null)
  const firstId = useRef(id)
  useEffect(() => {
    // Who leafs on is told who is there now; who has just come is told by the page's title.
    if (firstId.current !== id) title.current?.focus({ preventScroll: true })
    firstId.current = id
  }, [id])
  return (
    <PageHeader
      title={name || tc('noName')}
      titleRef={title}
      before={
        <>
          <Tooltip label={`${t('back')} (U)`}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('back')}
              aria-keyshortcuts="u"
              onClick={flipping.goBack}
            >
              <IconArrowLeft size={18} />
            </ActionIcon>
          </Tooltip>
          <CandidateAvatar name={name} pictureId={pictureId} size={30} />
        </>
      }
      aside={
        <span className={classes['aside']}>
          {archived && <span className={classes['archived']}>{t('isArchived')}</span>}
          <Link className={classes['job'] ?? ''} to="/jobs/$jobId/board" params={{ jobId: job.id }}>
            {job.name}
          </Link>
          <span className={classes['headline']}>{headline}</span>
          <ChangeMark key={id} applicationId={id} />
        </span>
      }
      actions={
        <>
          <FlipButtons flipping={flipping} />
          {mayChange && (
            <>
              <Button
                className={classes['wide'] ?? ''}
                variant="default"
                size="compact-md"
                aria-keyshortcuts="r"
                disabled={refusal === undefined}
                onClick={() => moveTo(refusal)}
              >
                {t('refuse')}
              </Button>
              <Button
                className={classes['wide'] ?? ''}
                size="compact-md"
                aria-keyshortcuts="e"
                disabled={next === undefined}
                onClick={() => moveTo(next)}
              >
                {t('nextStage')}
              </Button>
            </>
          )}
          <CandidateMenu application={application} actions={actions} onErase={onErase} />
        </>
      }
    >
      <div className={classes['second']}>
        <StageStepper application={application} actions={actions} />
        <StatusMenu application={application} actions={actions} isOpen={isStatusOpen} onOpen={onStatusOpen} />
      </div>
    </PageHeader>
  )
}
