import { useMutation } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import { show, shownOf } from './shown.ts'
import type { ApplicationSummary, BulkAction, BulkItem, Id, StageRef } from './types.ts'

type Patch = (application: ApplicationSummary) => ApplicationSummary

/** What an action will have done. A stage is only known when it is handed in. */
function foresee({ action, stage }: BulkRequest): Patch | undefined {
  switch (action.type) {
    case 'move':
    case 'moveToKind':
      return (item) => {
        const next = typeof stage === 'function' ? stage(item) : stage
        return next === undefined || next.id === item.stage.id
          ? item
          : { ...item, stage: next, stageEnteredAt: new Date().toISOString() }
      }
    case 'tag': {
      const { add = [], remove = [] } = action
      return (item) => ({ ...item, tags: [...new Set([...item.tags, ...add])].filter((tag) => !remove.includes(tag)) })
    }
    case 'archive':
      return (item) => ({ ...item, archived: true })
    case 'unarchive':
      return (item) => ({ ...item, archived: false })
    case 'status':
      return (item) => ({ ...item, status: action.status })
  }
}

export type BulkRequest = {
  readonly ids: readonly Id[]
  readonly action: BulkAction
  /** The stage that a move goes to, so that it can be shown at once; it may differ from one application to the next. */
  readonly stage?: StageRef | ((application: ApplicationSummary) => StageRef | undefined)
}

/** Shows what the server says of each; where it says nothing of one, that one is shown as it was. */
async function showResults(results: readonly BulkItem[], before?: ReadonlyMap<Id, ApplicationSummary>): Promise<void> {
  await show(results.flatMap(({ id, ok, application }) => application ?? (ok ? [] : (before?.get(id) ?? []))))
  for (const { id } of results) void queryClient.invalidateQueries({ queryKey: keys.application(id) })
  for (const queryKey of [keys.tags, keys.jobs]) void queryClient.invalidateQueries({ queryKey })
}

/** Does something to many applications at once, shown before the server answers and put back where it refuses. */
export const useBulk = () =>
  useMutation({
    mutationFn: ({ ids, action }: BulkRequest) => api.post('/bulk', { body: { ids, action } }),
    onMutate: async (request) => {
      const before = shownOf(request.ids)
      const patch = foresee(request)
      if (patch) await show([...before.values()].map(patch))
      return { before }
    },
    onError: (_error, _request, context) => context && show([...context.before.values()]),
    onSuccess: ({ results }, _request, { before }) => showResults(results, before),
  })

export const useUndo = () =>
  useMutation({
    mutationFn: (id: Id) => api.post('/undo/{id}', { path: { id } }),
    onSuccess: ({ results }) => showResults(results),
  })
