import { useDebouncedValue } from '@mantine/hooks'
import { useQueries } from '@tanstack/react-query'
import { type LinkProps, useNavigate } from '@tanstack/react-router'
import { applicationQuery } from '../../api/applications.ts'
import { useJobs } from '../../api/jobs.ts'
import { useSearch } from '../../api/search.ts'
import type { ApplicationSummary, Highlight } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Keys } from '../../keys/registry.ts'
import { useShortcuts } from '../../keys/use-shortcut.ts'
import { useDestinations } from '../../shell/destinations.ts'
import { texts as shellTexts } from '../../shell/texts.ts'
import { matches } from './matches.ts'
import { recentVisits } from './recent.ts'
import { texts } from './texts.ts'

/** How long one types on before the server is asked, in milliseconds. */
const PAUSE = 120
const PEOPLE = 7
const JOBS = 5

export type Entry = {
  readonly key: string
  readonly label: string
  /** A few words beside it. */
  readonly hint?: string
  readonly person?: ApplicationSummary
  /** Why a person was found. */
  readonly highlight?: Highlight
  readonly keys?: Keys
  readonly run: () => void
}
export type Group = { readonly name: string; readonly entries: readonly Entry[] }

/** What is found for the words, or offered before any are typed, in groups. */
export function useEntries(words: string): { groups: readonly Group[]; isSearching: boolean } {
  const t = useTexts(texts)
  const q = words.trim()
  const people = usePeople(q)
  const jobs = useJobEntries(q)
  const screens = useScreens(q)
  const actions = useActionEntries(q)
  const groups = [
    { name: t(q === '' ? 'recent' : 'people'), entries: people.entries },
    { name: t('jobs'), entries: jobs },
    { name: t('actions'), entries: actions },
    { name: t('screens'), entries: screens },
  ]
  return { groups: groups.filter(({ entries }) => entries.length > 0), isSearching: people.isSearching }
}

function useGo() {
  const navigate = useNavigate()
  return (to: LinkProps) => () => void navigate(to)
}

function usePeople(q: string): { entries: readonly Entry[]; isSearching: boolean } {
  const t = useTexts(texts)
  const go = useGo()
  const [asked] = useDebouncedValue(q, PAUSE)
  const { data, isFetching } = useSearch(asked, { limit: PEOPLE })
  const recent = useQueries({
    queries: recentVisits().map((id) => ({ ...applicationQuery(id), enabled: q === '', retry: false })),
  })
  const toEntry = (person: ApplicationSummary): Entry => ({
    key: `person ${person.id}`,
    label: person.name,
    hint: `${person.job.name} · ${person.stage.name}`,
    person,
    run: go({ to: '/candidates/$id', params: { id: person.id } }),
  })
  if (q === '') {
    return { entries: recent.flatMap(({ data: person }) => (person ? [toEntry(person)] : [])), isSearching: false }
  }
  const hits = asked === '' ? [] : (data?.pages[0]?.items ?? [])
  const found = hits.map(({ application, highlights }): Entry => {
    const highlight = highlights.find(({ field }) => field !== 'name')
    return { ...toEntry(application), ...(highlight && { highlight }) }
  })
  const all: Entry = {
    key: 'all',
    label: t('allResults', { q }),
    keys: 'mod+enter',
    run: go({ to: '/search', search: { q } }),
  }
  return { entries: [...found, all], isSearching: asked !== q || isFetching }
}

function useJobEntries(q: string): readonly Entry[] {
  const t = useTexts(texts)
  const go = useGo()
  const { data: jobs = [] } = useJobs()
  if (q === '') return []
  return jobs
    .filter(({ name, internalName, department }) => matches(q, [name, internalName, department?.name]))
    .slice(0, JOBS)
    .map(({ id, name, status, department }) => ({
      key: `job ${id}`,
      label: name,
      hint: [department?.name, t(`job_${status}`)].filter(Boolean).join(' · '),
      run: go({ to: '/jobs/$jobId/board', params: { jobId: id } }),
    }))
}

function useScreens(q: string): readonly Entry[] {
  const t = useTexts(shellTexts)
  const go = useGo()
  return useDestinations()
    .map(({ key, to, keys }) => ({
      key: `screen ${key}`,
      label: t(key),
      keys,
      run: go({ to }),
    }))
    .filter(({ label }) => matches(q, [label]))
}

/** Everything on the page that has a key. What leads to a screen stands with the screens. */
function useActionEntries(q: string): readonly Entry[] {
  const scopeGo = useTexts(shellTexts)('scopeGo')
  const shortcuts = useShortcuts()
  const latest = new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut]))
  return [...latest.values()]
    .filter(({ scope, description }) => scope !== scopeGo && matches(q, [description, scope]))
    .map(({ keys, description, scope, run }) => ({
      key: `action ${keys}`,
      label: description,
      hint: scope,
      keys,
      // What is run takes the key for granted, and looks at nothing of it.
      run: () => run(new KeyboardEvent('keydown')),
    }))
}
