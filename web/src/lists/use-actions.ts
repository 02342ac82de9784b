import { useState } from 'react'
import type { BulkRequest } from '../api/bulk.ts'
import { useJobs } from '../api/jobs.ts'
import type {
  ApplicationSummary,
  BulkAction,
  BulkItem,
  Id,
  JobStage,
  StageKind,
  StageRef,
  Status,
} from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { toast } from '../ui/toasts.tsx'
import { useUndoableAction } from '../ui/use-undoable-action.ts'
import { texts } from './texts.ts'

type Items = readonly ApplicationSummary[]

/** How many may be changed in one request, and so at once. */
export const MOST = 500

export type Failure = { readonly name: string; readonly reason: string }

export type Actions = {
  /** The stages of a job, in their order. */
  readonly stagesOf: (jobId: Id) => readonly JobStage[]
  readonly move: (items: Items, stage: StageRef) => void
  /** To the stage that comes after (1) or before (-1), of each in its own job. */
  readonly moveBy: (items: Items, step: 1 | -1) => void
  /** To the first stage of that kind, of each in its own job. */
  readonly moveToKind: (items: Items, kind: Exclude<StageKind, 'active'>) => void
  readonly archive: (items: Items) => void
  readonly unarchive: (items: Items) => void
  readonly tag: (items: Items, change: { add: string[]; remove: string[] }) => void
  readonly setStatus: (items: Items, status: Status) => void
  /** What could not be changed of many, until it is read. */
  readonly failures: readonly Failure[]
  readonly forgetFailures: () => void
}

/** What one does to the applications of a list, one or many of them; all of it can be undone for a while. */
export function useActions(): Actions {
  const t = useTexts(texts)
  const words = useTexts(common)
  const act = useUndoableAction()
  const { data: jobs = [] } = useJobs()
  const [failures, setFailures] = useState<readonly Failure[]>([])

  const stagesOf = (jobId: Id) => jobs.find(({ id }) => id === jobId)?.stages ?? []
  const toKind = (kind: StageKind) => (item: ApplicationSummary) =>
    stagesOf(item.job.id).find((stage) => stage.kind === kind)
  function run(items: Items, requests: BulkRequest | BulkRequest[], message: (name: string) => string): void {
    if (items.length === 0) return
    const names = new Map(items.map(({ id, name }) => [id, name]))
    const tell = (failed: readonly BulkItem[]) =>
      setFailures(failed.map(({ id, problem }) => ({ name: names.get(id) ?? id, reason: problem?.detail ?? '' })))
    const [first, ...more] = items
    const nameOf = (done: number) => (more.length > 0 ? t('several', { count: done }) : first?.name || words('noName'))
    void act(requests, (done) => message(nameOf(done)), more.length > 0 ? { onFailed: tell } : {})
  }
  const each = (items: Items, action: BulkAction, stage?: BulkRequest['stage']): BulkRequest => ({
    ids: items.map(({ id }) => id),
    action,
    ...(stage !== undefined && { stage }),
  })

  return {
    stagesOf,
    failures,
    forgetFailures: () => setFailures([]),
    move(items, { id, name, kind }) {
      const stage = { id, name, kind }
      const others = items.filter((item) => item.stage.id !== id)
      run(others, each(others, { type: 'move', stageId: id }, stage), (who) => t('movedTo', { name: who, stage: name }))
    },
    moveBy(items, step) {
      const groups = Map.groupBy(items, (item) => neighbour(stagesOf(item.job.id), item.stage.id, step))
      const moves = [...groups].flatMap(([stage, group]) => (stage ? [{ stage, group }] : []))
      const [first] = moves
      if (!first) return void toast(t(step === 1 ? 'isLastStage' : 'isFirstStage'))
      const all = moves.flatMap(({ group }) => group)
      run(
        all,
        moves.map(({ stage: { id, name, kind }, group }) =>
          each(group, { type: 'move', stageId: id }, { id, name, kind }),
        ),
        (name) => (moves.length > 1 ? t('moved', { name }) : t('movedTo', { name, stage: first.stage.name })),
      )
    },
    moveToKind(items, kind) {
      const message = (name: string) => t(kind === 'refused' ? 'wasRefused' : 'moved', { name })
      run(items, each(items, { type: 'moveToKind', kind }, toKind(kind)), message)
    },
    archive: (items) => run(items, each(items, { type: 'archive' }), (name) => t('archivedName', { name })),
    unarchive: (items) => run(items, each(items, { type: 'unarchive' }), (name) => t('unarchivedName', { name })),
    tag: (items, change) => run(items, each(items, { type: 'tag', ...change }), (name) => t('taggedName', { name })),
    setStatus: (items, status) =>
      run(items, each(items, { type: 'status', status }), (name) =>
        t('statusSet', { name, status: words(`status_${status}`) }),
      ),
  }
}

/** The stage beside one; nobody is refused by moving on. */
function neighbour(stages: readonly JobStage[], stageId: Id, step: 1 | -1): JobStage | undefined {
  const index = stages.findIndex(({ id }) => id === stageId)
  const next = index === -1 ? undefined : stages[index + step]
  return next && step === 1 && next.kind === 'refused' ? undefined : next
}
