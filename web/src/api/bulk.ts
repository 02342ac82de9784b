import { type InfiniteData, useMutation } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Application, ApplicationSummary, Board, BulkAction, BulkResult, Id, Page, StageRef } from './types.ts'

type Patch = (application: ApplicationSummary) => ApplicationSummary
type ShownList = InfiniteData<Page<ApplicationSummary>, string | null>

/**
 * Changes what is shown of these applications, in every list, board and page, before the server has answered.
 *
 * @returns what puts everything back as it was
 */
export async function patchShown(ids: readonly Id[], patch: Patch): Promise<() => void> {
  const wanted = new Set(ids)
  const places = [keys.applications, keys.boards, ['application']]
  await Promise.all(places.map((queryKey) => queryClient.cancelQueries({ queryKey })))
  const before = places.flatMap((queryKey) => queryClient.getQueriesData({ queryKey }))
  const change = <T extends ApplicationSummary>(item: T): T =>
    wanted.has(item.id) ? { ...item, ...patch(item) } : item

  queryClient.setQueriesData<ShownList>(
    { queryKey: keys.applications },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(change) })) },
  )
  queryClient.setQueriesData<Board>({ queryKey: keys.boards }, (board) => board && arrange(board, change))
  for (const id of wanted) queryClient.setQueryData<Application>(keys.application(id), (one) => one && change(one))
  return () => {
    for (const [queryKey, data] of before) queryClient.setQueryData(queryKey, data)
  }
}

/** Puts every card into the column of its stage; one that came from elsewhere goes first. */
function arrange(board: Board, change: (item: ApplicationSummary) => ApplicationSummary): Board {
  const moved = new Map<Id, ApplicationSummary[]>()
  const stages = board.stages.map((column) => {
    const items = column.items.map(change)
    const gone = items.filter((item) => item.stage.id !== column.stage.id)
    for (const item of gone) moved.set(item.stage.id, [...(moved.get(item.stage.id) ?? []), item])
    return { ...column, items: items.filter((item) => !gone.includes(item)), count: column.count - gone.length }
  })
  return {
    stages: stages.map((column) => {
      const come = moved.get(column.stage.id) ?? []
      return { ...column, items: [...come, ...column.items], count: column.count + come.length }
    }),
  }
}

/** What an action will have done. A stage is only known when it is handed in. */
function foresee(action: BulkAction, stage: StageRef | undefined): Patch | undefined {
  switch (action.type) {
    case 'move':
      return stage && ((item) => ({ ...item, stage, stageEnteredAt: new Date().toISOString() }))
    case 'moveToKind':
      return undefined
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
  /** The stage that a move goes to, so that it can be shown at once. */
  readonly stage?: StageRef
}

const settle = () => {
  for (const queryKey of [keys.applications, keys.boards, ['application'], keys.tags, keys.jobs]) {
    void queryClient.invalidateQueries({ queryKey })
  }
}

/** Does something to many applications at once, shown before the server answers and put back where it refuses. */
export const useBulk = () =>
  useMutation({
    mutationFn: ({ ids, action }: BulkRequest) => api.post<BulkResult>('/bulk', { body: { ids, action } }),
    onMutate: async ({ ids, action, stage }) => {
      const patch = foresee(action, stage)
      return { restore: patch ? await patchShown(ids, patch) : undefined }
    },
    onError: (_error, _request, context) => context?.restore?.(),
    onSettled: settle,
  })

export const useUndo = () =>
  useMutation({
    mutationFn: (id: Id) => api.post<Pick<BulkResult, 'results'>>('/undo/{id}', { path: { id } }),
    onSettled: settle,
  })
