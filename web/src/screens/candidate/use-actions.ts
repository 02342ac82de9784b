import { useJob } from '../../api/jobs.ts'
import { useMay } from '../../api/session.ts'
import type { Application, JobStage, StageRef, Status } from '../../api/types.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useUndoableAction } from '../../ui/use-undoable-action.ts'
import { texts } from './texts.ts'

export type Actions = {
  /** The pipeline of the job; undefined while it is not known. */
  readonly stages: readonly JobStage[] | undefined
  readonly next: JobStage | undefined
  readonly previous: JobStage | undefined
  /** The first stage of those who were refused, unless that is where the candidate is. */
  readonly refusal: JobStage | undefined
  readonly mayChange: boolean
  readonly moveTo: (stage: StageRef | undefined) => void
  readonly setStatus: (status: Status) => void
  readonly setTags: (tags: readonly string[]) => void
  readonly setArchived: (archived: boolean) => void
}

/** What is done with a candidate most: shown at once, to be undone for a while. */
export function useActions({ id, name, job: { id: jobId }, stage, tags, status, archived }: Application): Actions {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const act = useUndoableAction()
  const { data: job } = useJob(jobId)
  const mayChange = useMay('applications.update.others')
  const stages = job?.stages
  const { next, previous, refusal } = neighbours(stages ?? [], stage)
  const ids = [id]
  return {
    stages,
    next,
    previous,
    refusal,
    mayChange,
    moveTo(to) {
      if (!mayChange || to === undefined || to.id === stage.id) return
      const target = { id: to.id, name: to.name, kind: to.kind }
      void act({ ids, action: { type: 'move', stageId: to.id }, stage: target }, t('moved', { name, stage: to.name }))
    },
    setStatus(to) {
      if (!mayChange || to === status) return
      void act({ ids, action: { type: 'status', status: to } }, t('statusSet', { name, status: tc(`status_${to}`) }))
    },
    setTags(to) {
      const add = to.filter((tag) => !tags.includes(tag))
      const remove = tags.filter((tag) => !to.includes(tag))
      if (!mayChange || add.length + remove.length === 0) return
      void act({ ids, action: { type: 'tag', add, remove } }, t('tagged', { name }))
    },
    setArchived(to) {
      if (!mayChange || to === archived) return
      void act({ ids, action: { type: to ? 'archive' : 'unarchive' } }, t(to ? 'archived' : 'unarchived', { name }))
    },
  }
}

/** On the way through a pipeline nobody is refused by going on: that is a step of its own. */
function neighbours(stages: readonly JobStage[], { id }: StageRef) {
  const place = stages.findIndex((stage) => stage.id === id)
  const isOnTheWay = ({ kind }: JobStage) => kind !== 'refused'
  const refused = stages.find((stage) => !isOnTheWay(stage))
  return {
    next: place === -1 ? undefined : stages.slice(place + 1).find(isOnTheWay),
    previous: place === -1 ? undefined : stages.slice(0, place).findLast(isOnTheWay),
    refusal: refused?.id === id || stages[place]?.kind === 'refused' ? undefined : refused,
  }
}
