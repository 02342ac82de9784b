import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { applicationQuery } from '../../api/applications.ts'
import { queryClient } from '../../api/query-client.ts'
import type { Id } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useShortcut } from '../../keys/use-shortcut.ts'
import { backOf, listOf } from '../../lists/candidate-link.ts'
import { type Flip, useFlip } from '../../lists/use-flip.ts'
import { prepareResume } from './resume/prepare-resume.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/shell/candidates/$id')

export type Flipping = Flip & {
  readonly goTo: (id: Id | undefined) => void
  readonly goBack: () => void
  /** Whether the address names a list. */
  readonly hasList: boolean
}

/** Leafs through the list that one came from; what comes next is there before it is asked for. */
export function useFlipping(id: Id): Flipping {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const router = useRouter()
  const search = route.useSearch()
  const list = listOf(search)
  const flip = useFlip(list, id)
  const { previous, next } = flip

  useEffect(() => {
    void prepare(next).then(() => prepare(previous))
  }, [next, previous])

  const goTo = useCallback(
    (to: Id | undefined) => {
      if (to === undefined) return
      void navigate({ to: '/candidates/$id', params: { id: to }, search, replace: true })
    },
    [navigate, search],
  )
  const goBack = () => {
    const back = backOf(search)
    if (back) void navigate(back)
    else if (router.history.canGoBack()) router.history.back()
    else void navigate({ to: '/candidates' })
  }
  const scope = t('scopeCandidate')
  useShortcut({ keys: 'j', description: t('next'), scope, run: () => goTo(next) })
  useShortcut({ keys: 'k', description: t('previous'), scope, run: () => goTo(previous) })
  useShortcut({ keys: 'u', description: t('back'), scope, run: goBack })
  return { ...flip, goTo, goBack, hasList: list !== undefined }
}

async function prepare(id: Id | undefined): Promise<void> {
  if (id === undefined) return
  // What fails here is told when somebody gets there.
  await queryClient
    .ensureQueryData(applicationQuery(id))
    .then(prepareResume)
    .catch(() => undefined)
}
